// The browser comes from the lockfile (src/effects/chromium.ts); nothing is downloaded at install time.
module.exports = { skipDownload: true }

/** Whether `url` is a web or mail address that every reader takes for one. */
export function isPublic(url: string): boolean {
  return /^(https?:\/\/|mailto:)./i.test(url) && URL.canParse(url) && !/%(?![\da-f]{2})|\s/i.test(url)
}

const patterns = [
  /^!\[\s*(?:(?:image|img|picture|figure|photo|图片|图像)[\s_-]*\d*)?\s*\]\([^)]*\)$/i,
  /^[[［【<]\s*(?:image|img|picture|figure|图片|图像|插图)\s*[:：]?\s*[\w.-]*\s*[\]］】>]$/i,
  /^<img\b[^>]*>$/i
]

/** Whether a line stands for a picture of which the converter says nothing. */
export function isPlaceholder(text: string): boolean {
  return text.length < 300 && patterns.some((pattern) => pattern.test(text))
}

/** Cuts a text into the words of jieba's dictionary; loading it takes 0.4 s. What it does not know is cut by characters. */
export async function cutWords(text: string): Promise<readonly string[]> {
  const { default: { cut } } = await import('jieba-wasm')
  return cut(text, false)
}

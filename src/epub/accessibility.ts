/**
 * What the book's accessibility metadata says (EPUB Accessibility 1.1, 2.2), as pairs of schema.org property and value:
 * what is there and no more.
 */
export function accessibilityOf(
  { hasPictures, hasPages, isReviewed }: Readonly<Record<'hasPictures' | 'hasPages' | 'isReviewed', boolean>>
): (readonly [string, string])[] {
  const features = [
    'tableOfContents', 'structuralNavigation', 'readingOrder', 'displayTransformability',
    ...(hasPictures ? ['alternativeText'] : []),
    ...(hasPages ? ['pageBreakMarkers', 'pageNavigation'] : [])
  ]
  return [
    ['accessMode', 'textual'],
    ...(hasPictures ? [['accessMode', 'visual'] as const] : []),
    ['accessModeSufficient', 'textual'],
    ...features.map((feature) => ['accessibilityFeature', feature] as const),
    ['accessibilityHazard', 'none'],
    ['accessibilitySummary', [
      '全文为可选取、可朗读的文字，字号、颜色可由阅读器调整',
      ...(hasPictures ? ['图片均有文字说明'] : []),
      ...(hasPages ? ['文中标有分页位置，可按页码查找'] : []),
      ...(isReviewed ? [] : ['未经人工无障碍评测，不声明符合标准'])
    ].join('；') + '。']
  ]
}

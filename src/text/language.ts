/** The languages in which the program speaks to people. */
export type Language = 'zh' | 'en'

/** A text in both languages. */
export type Both = Readonly<Record<Language, string>>

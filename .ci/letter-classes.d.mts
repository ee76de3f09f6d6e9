/** The ranges that are written instead of a property, as they stand between the brackets of a class. */
export const classes: Readonly<Record<'L' | 'Lu' | 'Ll' | 'M' | 'N', string>>;
/** A source in which `\p{L}` and the like are written out, in regular expressions and in strings from which they are put together. */
export function withShortClasses(path: string, source: string): string;

/** `<SERVICE NAME>`, which Markdown takes for HTML. */
export const upperCaseTag = /<[A-Z][A-Z0-9]*(?:[ _/-][A-Z0-9]+)*>/g;

/** Elements that people write in upper case although they mean HTML, and marks such as `<START OF OUTAGE>`. */
export const htmlElement =
	/^<(?:(?:START|END|BEGIN|STOP)\b|(?:A|B|BR|CENTER|CODE|DIV|EM|FONT|HR|I|IMG|KBD|LI|OL|P|PRE|S|SPAN|STRONG|SUB|SUP|TABLE|TD|TH|TR|TT|U|UL)\b)/;

/** Whether a text as a whole is the name of something to fill in, in upper case and angle brackets. */
export function isUpperCaseTag(text: string): boolean {
	return wholeTag.test(text) && !htmlElement.test(text);
}

const wholeTag = new RegExp(`^${upperCaseTag.source}$`);

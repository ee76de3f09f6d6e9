import { normalise } from '../vocabulary/normalise.ts';

/** Whether a written severity names one of the levels: as it stands, or as "Sev 1" and "SEV-1" name S1. */
export function isOnScale(written: string, scale: readonly string[]): boolean {
	const text = ` ${normalise(written)} `;
	if (scale.some((level) => text.includes(` ${normalise(level)} `))) return true;
	const numbered = numberedLevel(withPlainHyphens(written));
	if (!numbered) return false;
	return scale.some((level) => {
		const own = numberedLevel(level);
		return own?.number === numbered.number && (numbered.family === '' || own.family === numbered.family);
	});
}

/** Whether a text lists levels to choose from instead of naming one: "S1-S4", "SEV-1 | SEV-2 | SEV-3", "Critical/Major/Minor", "[Critical to Low]". */
export function isChoiceOfLevels(value: string): boolean {
	const written = value.replace(/[[\]<>{}()]/g, '');
	const numbers = written.match(/\b(?:sev(?:erity)?|s|p)[\s-]?\d\b/gi)?.length ?? 0;
	const words = written.match(/\b(?:critical|major|minor|high|medium|low)\b/gi)?.length ?? 0;
	const range = /^\W*(sev(?:erity)?|s|p)?[\s-]?\d\s?(?:[-–—…/|]|\.{2,3}|to|bis)\s?(sev(?:erity)?|s|p)?[\s-]?\d\W*$/i.exec(written);
	// "S3 / P2" names one level on two scales.
	const isRange = range !== null && (range[2] === undefined || range[1]?.charAt(0).toLowerCase() === range[2].charAt(0).toLowerCase());
	if (words > 1 && /^\s*\[[^\]]*\]\s*$/.test(value)) return true;
	return isRange || numbers > 2 || (words > 2 && /[/|,]/.test(written));
}

/** "SEV‑1" with a hyphen that does not break is "SEV-1". */
export function withPlainHyphens(text: string): string {
	return text.replace(/[\u2010\u2011]/g, '-');
}

function numberedLevel(text: string): { readonly family: string; readonly number: number } | undefined {
	const match = /(?:\b(sev(?:erity)?|s|p|prio(?:rity)?)[\s#-]{0,2}|^\W{0,3})(\d{1,2})(?![\d.:])/i.exec(text);
	if (!match) return undefined;
	return { family: (match[1] ?? '').charAt(0).toLowerCase(), number: Number(match[2]) };
}

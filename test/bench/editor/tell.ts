import { shown } from '../../report-lines.mjs';

/** Gives what was measured to whoever started the editor, which takes a window that says nothing for a while for one that hangs. */
export function tell(measured: { readonly [name: string]: number | readonly number[] }): void {
	console.log(shown(`MEASURED ${JSON.stringify(measured)}`));
}

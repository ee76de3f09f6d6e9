/** What the one-line note of a trivial incident says; what is unknown stays a placeholder. */
export interface OneLineNote {
	/** `YYYY-MM-DD`. */
	readonly day: string;
	readonly service?: string | undefined;
	readonly effect?: string | undefined;
	/** As written, such as “4 minutes”. */
	readonly duration?: string | undefined;
	/** How it ended: “by itself”, “after a restart”. */
	readonly recovered?: string | undefined;
}

/** One line for the incident channel, in place of a document. */
export function oneLineNote({ day, service, effect, duration, recovered }: OneLineNote): string {
	return `${day} ${service || '[service]'}: ${effect || '[effect]'} for ${duration || '[duration]'}, recovered ${recovered || '[how]'}. No postmortem.`;
}

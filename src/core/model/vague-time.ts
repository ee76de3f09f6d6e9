/** The words with which a line of a timeline begins where its time should stand, "a few minutes later"; undefined when there are none. */
export function vagueTimeIn(text: string): string | undefined {
	return vagueStart.exec(text)?.[0];
}

const vagueStart =
	/^(?:in the (?:early |late )?(?:morning|afternoon|evening|night)|(?:a few|some|several|an|one|two|three|\d{1,2}) (?:minutes?|hours?) later|shortly after(?:wards)?|(?:later )?that (?:day|morning|afternoon|evening|night)|soon after(?:wards)?|around (?:noon|midday|lunch(?: ?time)?|midnight))\b/i;

/**
 * Looks until `look` answers without throwing, and returns the answer. Throws what it last threw once `milliseconds` have passed, so that
 * a failing test says what it saw.
 */
export async function eventually<Answer>(look: () => Answer | Promise<Answer>, milliseconds = 25_000): Promise<Answer> {
	const end = Date.now() + milliseconds;
	for (;;) {
		try {
			return await look();
		} catch (error) {
			if (Date.now() >= end) throw error;
			await new Promise((resolve) => setTimeout(resolve, 25));
		}
	}
}

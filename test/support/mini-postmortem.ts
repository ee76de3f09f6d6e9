/** A short postmortem in which nothing is missing but what its action items, each the text behind a check box, lack. */
export function miniPostmortem(items: readonly string[], day = '2026-11-12'): string {
	return `# Checkout outage

<!-- postmortem-template: mini -->

- **Date:** ${day}

## Impact

870 of 5,120 checkouts ended with an error during 52 minutes.

## Trigger

The release of 09:05 dropped a retry, and no test covers a slow processor.

## Action

${items.map((item) => `- [ ] ${item}\n`).join('')}`;
}

import { defineRule, type Example, type Fix, type Problem, type Range } from '../lint/rule.ts';
import { blameIn, blamingPhrases } from '../model/person-blame.ts';
import { placeIn, type Sentence, sentencesSaying } from '../model/prose.ts';

export const rule = defineRule({
	id: 'blame-person',
	category: 'language',
	severity: 'warning',
	summary: 'The text says what the system allowed, not what a person did wrong.',
	why: 'Whoever reads that a colleague “should have known” tells less next time, and the condition that made the step look right stays as it was. All guides ask for the system instead: what made the action reasonable, and what would have stopped it.',
	options: {
		roles: { type: 'strings', default: [], description: 'Further words for people, such as “duty officer”.' },
		faults: { type: 'strings', default: [], description: 'Further words that blame, such as “dropped the ball”.' },
		allow: { type: 'strings', default: [], description: 'Phrases that are fine although they look like blame.' },
	},

	*check({ postmortem, options }): Generator<Problem, void, undefined> {
		const allowed = options.allow.map((phrase) => phrase.toLowerCase());
		for (const sentence of sentencesSaying(postmortem, blamingPhrases(postmortem.language, options))) {
			const match = blameIn(sentence.text, postmortem.language, options);
			if (!match || allowed.some((phrase) => sentence.text.toLowerCase().includes(phrase))) continue;
			const range = placeIn(sentence, match);
			yield { range, message: `“${shortened(match[0])}” blames a person. Describe what the system allowed.`, fixes: [askFor(sentence)] };
		}
	},
});

/** Long quotations hide the message: the subject and the verdict are enough. */
function shortened(quoted: string): string {
	const words = quoted.split(/\s+/);
	return words.length <= 8 ? words.join(' ') : `${words.slice(0, 3).join(' ')} … ${words.slice(-3).join(' ')}`;
}

/** The two questions as a placeholder behind the sentence: in the middle of a paragraph, a list or a table they can stand only there. */
function askFor(sentence: Sentence): Fix {
	const end: Range = placeIn(sentence, { index: 0, 0: sentence.text });
	return {
		title: 'Ask what made it reasonable',
		safe: false,
		edits: [
			{
				range: { start: end.end, end: end.end },
				text: ' ‹›[What made this action reasonable at the time? What would have stopped it?]',
			},
		],
	};
}

export const examples: readonly Example[] = [
	{
		title: 'A role with a fault',
		markdown: `# Checkout outage

## Root Cause

‹The on-call engineer did not check› the replica before the failover.
`,
		says: ['“The on-call engineer did not check” blames a person. Describe what the system allowed.'],
		fixed: `# Checkout outage

## Root Cause

The on-call engineer did not check the replica before the failover. ‹›[What made this action reasonable at the time? What would have stopped it?]
`,
	},
	{
		title: 'Many ways to say it',
		markdown: `# Checkout outage

## What Went Wrong

- ‹mirafive@ ignored› the rollout script.
- ‹On-call did not act› soon enough.
- ‹The engineer who wrote the query should have known› that it would be slow.
- ‹Priya forgot› to run the migration.
- [‹Dana](https://people.test/dana) forgot› to renew the certificate.
- ‹The reviewer overlooked› the index that was missing.
- The release broke because ‹someone accidentally deleted› the bucket.
- It was ‹the on-call engineer's fault›.
- ‹Tom's fault›, in short.
- The outage was ‹caused by an engineer› running the wrong statement.
- ‹The operator forgot› the second step.
- ‹She should've asked› the database team.
- ‹@kim was careless› with the flag.
- ‹A junior developer misread› the runbook.
- The ‹blame lies with the reviewer›.
`,
		says: [
			'“mirafive@ ignored” blames a person. Describe what the system allowed.',
			'“On-call did not act” blames a person. Describe what the system allowed.',
			'“The engineer who … should have known” blames a person. Describe what the system allowed.',
			'“Priya forgot” blames a person. Describe what the system allowed.',
			'“Dana forgot” blames a person. Describe what the system allowed.',
			'“The reviewer overlooked” blames a person. Describe what the system allowed.',
			'“someone accidentally deleted” blames a person. Describe what the system allowed.',
			"“the on-call engineer's fault” blames a person. Describe what the system allowed.",
			"“Tom's fault” blames a person. Describe what the system allowed.",
			'“caused by an engineer” blames a person. Describe what the system allowed.',
			'“The operator forgot” blames a person. Describe what the system allowed.',
			"“She should've asked” blames a person. Describe what the system allowed.",
			'“@kim was careless” blames a person. Describe what the system allowed.',
			'“A junior developer misread” blames a person. Describe what the system allowed.',
			'“blame lies with the reviewer” blames a person. Describe what the system allowed.',
		],
	},
	{
		title: 'In longer sentences',
		markdown: `# Checkout outage

## What Went Wrong

- ‹The engineer, tired after twelve hours, overlooked› the banner.
- ‹The developer who joined in May did not read› the notes.
- ‹Both reviewers approved it and did not check› the plan.
- ‹An operator mistakenly removed› the primary.
- ‹The SRE on duty is to blame› for the delay.
- It happened ‹because of one of our admins›, who had rushed.
- Ana was told; ‹Ana was careless› with the key.
- ‹He should have asked› the vendor.
`,
		says: [
			'“The engineer, tired after twelve hours, overlooked” blames a person. Describe what the system allowed.',
			'“The developer who … did not read” blames a person. Describe what the system allowed.',
			'“Both reviewers approved it and did not check” blames a person. Describe what the system allowed.',
			'“An operator mistakenly removed” blames a person. Describe what the system allowed.',
			'“The SRE on duty is to blame” blames a person. Describe what the system allowed.',
			'“because of one of our admins” blames a person. Describe what the system allowed.',
			'“Ana was careless” blames a person. Describe what the system allowed.',
			'“He should have asked” blames a person. Describe what the system allowed.',
		],
	},
	{
		title: 'Systems may fail, and people may act',
		markdown: `# Checkout outage

## Root Cause

Pods failed to start, and the load balancer ignored the health check. The reviewer checklist did not ask for retries. Each service should have a runbook.
The circuit breaker should have opened after five failures. The on-call engineer rolled back after checking the dashboard. Two engineers started to investigate on their own.
Nobody knew who owned the payment service. The service is responsible for refreshing tokens. \`git blame\` shows where it came from, but this review does not assign blame.
The system's fault tolerance hid it. Responsible team: Payments. The engineer who ran the migration that locked the table saw a green check.
The operator failed to reconcile the cluster. Monitoring failed to page. Nobody should have to remember that. The admin console was slow because of a developer tool.
This was not caused by an engineer running a command. The disaster recovery plan worked. Terraform forgot the state of the bucket. She joined at 14:05 and restarted the queue.
The on-call engineer should have been paged by the pool alert. Nobody was to blame. The operator ignored the custom resource. The scheduler made a mistake.
The engineer restarted the pod that failed to start. She reverted it, and the alert did not fire again. An engineer shortage and an admin token delayed the fix. It was caused by the reviewer bot.
`,
	},
	{
		title: 'Quotations, code, quotes, headings and What Went Well are not the author’s verdict',
		markdown: `# The engineer forgot

## What Went Well

- The on-call engineer ignored the noise of the other alerts.

## Root Cause

The old runbook said “the operator should have known”, and the log \`the engineer forgot\` confused us.

> The engineer made a mistake.
`,
	},
	{
		title: 'German, where the document is German',
		markdown: `# Ausfall der Kasse

## Zusammenfassung

Die Kasse fiel aus.

## Ursache

‹Der Entwickler hat die Migration vergessen›. Der Server hat die Anfrage verworfen.
`,
		says: ['“Der Entwickler hat die Migration vergessen” blames a person. Describe what the system allowed.'],
	},
	{
		title: 'Words of your own',
		markdown: `# Checkout outage

## Root Cause

‹The duty officer dropped the ball›. The engineer ignored the alert, as the runbook says.
`,
		configuration: {
			rules: { 'blame-person': { options: { roles: ['duty officer'], faults: ['dropped the ball'], allow: ['as the runbook says'] } } },
		},
		says: ['“The duty officer dropped the ball” blames a person. Describe what the system allowed.'],
	},
	{
		title: 'Programs that are called like people',
		markdown: `# Checkout outage

## Root Cause

The admin failed to load, since the bundle was missing. Then the committer failed to flush its offsets. Due to the author field being empty, the import stopped.
`,
	},
	{
		title: 'Who did it, told by what was done',
		markdown: `# Checkout outage

## What Went Wrong

- ‹The engineer who forgot› the flag had worked for twelve hours.
- It was ‹@kim who neglected› the ticket.
- ‹The on-call engineer (Tom) forgot› to silence the probe.
- ‹The on-call person ignored› the page.
- ‹Ana made a big mistake› with the key.
- Nothing stops an engineer who forgot the flag.
- The person on call had no access, and the staff portal failed to load.
`,
		says: [
			'“The engineer who forgot” blames a person. Describe what the system allowed.',
			'“@kim who neglected” blames a person. Describe what the system allowed.',
			'“The on-call engineer (Tom) forgot” blames a person. Describe what the system allowed.',
			'“The on-call person ignored” blames a person. Describe what the system allowed.',
			'“Ana made a big mistake” blames a person. Describe what the system allowed.',
		],
	},
	{
		title: 'In German',
		markdown: `# Ausfall der Kasse

## Ursache

‹Der Bereitschaftsdienst hat den Alarm übersehen›. ‹Ein Kollege hat die Warnung ignoriert›. Das Skript hat den Fehler ignoriert. Der Administrator hat die Konfiguration geprüft.

## Auswirkung

870 Zahlungen schlugen fehl.
`,
		says: [
			'“Der Bereitschaftsdienst hat den Alarm übersehen” blames a person. Describe what the system allowed.',
			'“Ein Kollege hat die Warnung ignoriert” blames a person. Describe what the system allowed.',
		],
	},
	{
		title: 'In French',
		markdown: `# Panne du paiement

## Cause racine

‹Un développeur a ignoré› l'alerte. Le répartiteur a ignoré le contrôle. L'ingénieur a suivi la procédure.

## Résumé

Le paiement était indisponible pendant 52 minutes.
`,
		says: ['“Un développeur a ignoré” blames a person. Describe what the system allowed.'],
	},
	{
		title: 'In Spanish',
		markdown: `# Caída del pago

## Causa raíz

‹El ingeniero de guardia no verificó› la copia. El balanceador ignoró el control. El ingeniero siguió el procedimiento.

## Resumen

El pago no estuvo disponible durante 52 minutos.
`,
		says: ['“El ingeniero de guardia no verificó” blames a person. Describe what the system allowed.'],
	},
	{
		title: 'Speech in single quotes, and apostrophes that are none',
		markdown: `# Checkout outage

## What Went Wrong

- The chat said 'the engineer forgot the flag', which helped nobody.
- ‹The engineer forgot› the users' flag and the teams' notes.
`,
		says: ['“The engineer forgot” blames a person. Describe what the system allowed.'],
	},
];

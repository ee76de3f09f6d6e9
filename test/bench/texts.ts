import { samples } from '../core/templates/samples.ts';

/**
 * A postmortem of exactly so many lines, in the proportions of the samples of our templates: one long incident, told part by part
 * below the headings of the first sample. Days and ticket numbers differ from part to part.
 */
export function postmortemOf(lines: number): string {
	const [first, ...others] = [...samples.values()].filter((sample) => sample.split('\n').length > 50);
	const outline = sectionsOf(first ?? '');
	const sources = [first ?? '', ...others].map(sectionsOf);
	const bodies = outline.map(({ body }) => body.trim().split('\n'));
	let count = textOf(outline, bodies).length;
	for (let part = 1; count < lines; part += 1) {
		const source = sources[part % sources.length] ?? outline;
		for (const [index, { title }] of outline.entries()) {
			const alike = source.find((section) => section.title.split(/\W/)[0] === title.split(/\W/)[0]);
			if (index === 0 || !alike) continue;
			const added = ['', `### Part ${part + 1}`, '', ...renamed(alike.body.trim(), part).split('\n')];
			if (count + added.length > lines) continue;
			bodies[index]?.push(...added);
			count += added.length;
		}
		if (part > 1000 || count + 5 > lines) break;
	}
	const text = textOf(outline, bodies);
	const sentence = 'The on-call engineer compared the two dashboards again and found no further difference.';
	while (text.length < lines) text.push(text.length % 2 === 0 ? '' : sentence);
	return `${text.join('\n')}\n`;
}

interface SampleSection {
	/** '' for what stands above the first section. */
	readonly title: string;
	readonly body: string;
}

function sectionsOf(sample: string): SampleSection[] {
	return sample.split(/^## /m).map((section, index) => {
		const end = index === 0 ? 0 : section.indexOf('\n');
		return { title: section.slice(0, end), body: section.slice(end) };
	});
}

function textOf(outline: readonly SampleSection[], bodies: readonly (readonly string[])[]): string[] {
	return outline.flatMap(({ title }, index) => [...(index === 0 ? [] : ['', `## ${title}`, '']), ...(bodies[index] ?? [])]);
}

function renamed(body: string, part: number): string {
	return body
		.replace(
			/\b2026-11-(\d\d)\b/g,
			(_, day: string) => `2026-${part % 2 === 0 ? '11' : '12'}-${String(((Number(day) + part) % 28) + 1).padStart(2, '0')}`,
		)
		.replace(/\b([A-Z]{2,5})-(\d+)\b/g, (_, project: string, ticket: string) => `${project}-${Number(ticket) + 10 * part}`);
}

import type { Expectation, ExpectedSection } from '../lint/rule.ts';
import type { Postmortem } from '../model/postmortem.ts';
import { madeOnce } from '../text/made-once.ts';
import { normalise } from '../vocabulary/normalise.ts';
import type { Language, SectionId } from '../vocabulary/terms.ts';
import type { Words } from '../vocabulary/words.ts';
import { guidanceOf } from './guidance.ts';
import { templates } from './index.ts';
import { placeholderPattern, sectionBody } from './render.ts';
import type { TeamTemplate } from './team-template.ts';
import type { Template } from './template.ts';

/**
 * What a document is to have: by the template that it names; else by the one whose titles it shares most of, three at least and more
 * than with any other; else the core that every guide asks for. A team's templates come before ours of the same id.
 */
export function expectationFor(postmortem: Postmortem, words: Words, teamTemplates: readonly TeamTemplate[] = noTemplates): Expectation {
	const { offered, common } = offersTo(teamTemplates);
	const declared =
		postmortem.template && offered.find(({ expectation }) => sameId(expectation.id, postmortem.template?.id ?? ''))?.expectation;
	const found = declared ?? bestMatch(postmortem, offered);
	const chosen = found ?? genericCore(postmortem.language, words);
	const sections = inLanguage(chosen.sections, declared ? 'en' : postmortem.language, words);
	return { ...chosen, ...common, declared: declared !== undefined, sections };
}

/** What can be chosen from where a team has these templates, and what every choice then has in common. */
const offersTo = madeOnce((teamTemplates: readonly TeamTemplate[]) => {
	const offered = [...teamTemplates.map((template) => offer(ofTeam(template))), ...offersOf(templates)];
	const common = {
		known: offered.map(({ expectation }) => expectation.id),
		guidance: withOwn(
			teamTemplates.flatMap((template) => template.guidance),
			guidanceOnce(templates),
		),
		placeholders: withOwn(
			teamTemplates.flatMap((template) => template.placeholders),
			placeholdersOf(templates),
		),
	};
	return { offered, common };
});

const noTemplates: readonly TeamTemplate[] = [];

// Made once, and not before a text asks for them: every command would wait for it.
const guidanceOnce = madeOnce(guidanceOf);
const placeholdersOf = madeOnce((ours: readonly Template[]): readonly string[] => [
	...new Set(
		ours.flatMap((template) =>
			[...template.header, ...template.sections.flatMap((section) => section.fields?.rows ?? [])]
				.map((field) => field.placeholder)
				.concat(template.sections.flatMap((section) => section.content))
				.flatMap((text) => [...text.matchAll(placeholderPattern)].map(([placeholder]) => placeholder)),
		),
	),
	'[Effect and system]',
]);
const offersOf = madeOnce((ours: readonly Template[]) => ours.map((template) => offer(ofTemplate(template))));

function ofTemplate(template: Template): Expectation {
	return {
		id: template.id,
		declared: false,
		sections: template.sections.map((section) => ({
			id: section.id,
			title: section.title,
			level: section.level,
			required: section.required,
			question: section.question,
			body: section.content.length > 0 || section.fields ? sectionBody(section) : genericBody(section.question),
		})),
		instead: template.instead,
		fields: [template.header, ...template.sections.map((section) => section.fields?.rows ?? [])]
			.flat()
			.flatMap(({ id, label, required }) => (id ? [{ id, label, required }] : [])),
		itemColumns: template.itemColumns,
		severities: template.severities,
		known: [],
		guidance: [],
		placeholders: [],
	};
}

function ofTeam({ id, sections, fields, itemColumns }: TeamTemplate): Expectation {
	return { id, declared: false, sections, fields, itemColumns, severities: [], known: [], guidance: [], placeholders: [] };
}

/** An expectation with what it is found by: its titles, normalised, each once. */
interface Offer {
	readonly expectation: Expectation;
	readonly titles: readonly string[];
}

function offer(expectation: Expectation): Offer {
	return { expectation, titles: [...new Set(expectation.sections.map(({ title }) => normalise(title)))] };
}

/** Without texts of a team the very list of our own, so that what is made of it can be kept. */
function withOwn(team: readonly string[], own: readonly string[]): readonly string[] {
	return team.length === 0 ? own : [...new Set([...team, ...own])];
}

/** The one expectation that shares most titles with the document; undefined below three, and when two share as many. */
function bestMatch({ headings }: Postmortem, offered: readonly Offer[]): Expectation | undefined {
	const found = new Set(headings.map(({ title }) => normalise(title)));
	let best = 2;
	let winner: Expectation | undefined;
	for (const { expectation, titles } of offered) {
		let score = 0;
		for (const title of titles) if (found.has(title)) score += 1;
		if (score === best) winner = undefined;
		else if (score > best) {
			best = score;
			winner = expectation;
		}
	}
	return winner;
}

/** What all guides agree on; `required` marks what no document should lack. */
function genericCore(language: Language, words: Words): Expectation {
	const section = (id: SectionId, required: boolean): ExpectedSection => ({
		id,
		title: words.sectionTitle(id, language),
		level: 2,
		required,
		question: words.sectionQuestion(id, language),
		body: genericBody(words.sectionQuestion(id, language)),
	});
	return {
		id: 'generic',
		declared: false,
		sections: [
			section('summary', false),
			section('impact', true),
			section('timeline', true),
			section('rootCause', true),
			section('wentWell', false),
			section('wentWrong', false),
			section('actionItems', true),
		],
		fields: [
			{ id: 'severity', label: 'Severity', required: true },
			{ id: 'status', label: 'Status', required: true },
			{ id: 'start', label: 'Start', required: true },
		],
		itemColumns: ['text', 'owner', 'due', 'status'],
		severities: [],
		known: [],
		guidance: [],
		placeholders: [],
	};
}

/**
 * What is inserted into a document follows its language: titles and questions of the vocabulary where it is not English. A declared
 * template keeps its own titles. A team's template has no questions, so that the vocabulary asks them.
 */
function inLanguage(sections: readonly ExpectedSection[], language: Language, words: Words): readonly ExpectedSection[] {
	if (language === 'en' && sections.every(({ id, question }) => !id || question)) return sections;
	return sections.map((section) => {
		if (!section.id || (language === 'en' && section.question)) return section;
		const question = words.sectionQuestion(section.id, language);
		if (language === 'en') return { ...section, question };
		return { ...section, title: words.sectionTitle(section.id, language), question, body: genericBody(question) };
	});
}

function genericBody(question: string): string {
	return `<!-- ${question} -->\n\n[${question}]`;
}

function sameId(one: string, other: string): boolean {
	return one.toLowerCase() === other.trim().toLowerCase();
}

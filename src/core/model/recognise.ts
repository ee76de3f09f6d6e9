import { normalise } from '../vocabulary/normalise.ts';
import type { SectionId } from '../vocabulary/terms.ts';
import type { Postmortem, StatusReading } from './postmortem.ts';

export interface Recognition {
	readonly kind: 'postmortem' | 'other';
	/** Why, one short sentence each, strongest first; for `other` as well. */
	readonly reasons: readonly string[];
}

/** What a path alone says: a folder or a name of postmortems, or one that never is one (a README, an index, a template, a dependency). */
export type PathEvidence = 'folder' | 'name' | 'excluded' | undefined;

/** Folders whose Markdown files are postmortems, in lower case. */
export const postmortemFolders: readonly string[] = [
	'postmortems',
	'post-mortems',
	'postmortem',
	'post-mortem',
	'incidents',
	'incident-reports',
	'incident-reviews',
	'retrospectives',
	'rca',
];

/** Evidence of a path with `/` or `\`: whole, or from the workspace's own folder on. */
export function pathEvidence(path: string): PathEvidence {
	const parts = path.split(/[/\\]/).filter((part) => part !== '' && part !== '.');
	const name = parts.pop() ?? '';
	if (parts.some((part) => excludedFolders.has(part.toLowerCase()))) return 'excluded';
	// "postmortems/2026-07-02-ci-outage/README.md": the folder is the name.
	const isNamedByFolder = frontPage.test(name) && datePattern.test(parts.at(-1) ?? '');
	if (isExcludedName(name) && !isNamedByFolder) return 'excluded';
	if (namePattern.test(stem(name))) return 'name';
	return parts.some((part) => folderNames.has(part.toLowerCase())) ? 'folder' : undefined;
}

/** Whether a document is a postmortem, from its marker, its path and name, its title and what it holds. */
export function recognise(path: string | undefined, postmortem: Postmortem): Recognition {
	if (postmortem.template) return { kind: 'postmortem', reasons: [`It names its template: ${postmortem.template.id}.`] };
	const evidence = path === undefined ? undefined : pathEvidence(path);
	const name = stem((path ?? '').split(/[/\\]/).at(-1) ?? '');
	const title = postmortem.title?.text ?? '';
	const reasons: { readonly points: number; readonly text: string }[] = [];
	const add = (points: number, text: string): void => {
		if (points !== 0) reasons.push({ points, text });
	};

	if (evidence === 'folder' || (evidence === 'name' && path !== undefined && inFolder(path))) add(2, 'It lies in a folder of postmortems.');
	const subject = Math.max(subjectPoints(name), subjectPoints(title));
	add(subject, `Its ${subjectPoints(name) === subject ? `file name says so: ${name}` : `title says so: ${title}`}.`);
	if (evidence === undefined && path !== undefined && instructionFolder.test(path)) add(-4, 'It lies in a folder of runbooks or guides.');
	const declared = postmortem.text.startsWith('---') ? declaredKind.exec(postmortem.text.slice(0, frontMatterLength))?.[1] : undefined;
	if (declared && subject < 3) add(3 - subject, `Its front matter says so: ${declared}.`);
	if (datePattern.test(name) || datePattern.test(title)) add(0.75, 'Name or title carry a date.');
	// Plans have a scope as well: it stands for the impact, and tells nothing of the kind of document.
	const roles = new Set(postmortem.sections.flatMap(({ title, fills }) => (normalise(title) === 'scope' ? [] : fills)));
	const strong = strongRoles.filter((id) => roles.has(id));
	add(strong.length, `It has sections of a postmortem: ${strong.join(', ')}.`);
	if (strong.length === 0 && evidence === undefined && subjectPoints(name) < 3 && bareTitle.test(title))
		add(-1, 'Its title says of nothing that it happened.');
	const weak = weakRoles.filter((id) => roles.has(id));
	add(weak.length / 2, `It has sections that postmortems have too: ${weak.join(', ')}.`);
	const ofIncident = postmortem.sections.find(({ title, fills }) => fills.some((id) => tellsOfIt.has(id)) && maybePattern.test(title));
	if (ofIncident) add(1, `A section is about an incident: ${ofIncident.title}.`);
	if (postmortem.severity?.rank !== undefined) add(1, `It states a severity: ${postmortem.severity.text}.`);
	if (postmortem.incidentStatus)
		add(statusPoints[postmortem.incidentStatus.value] ?? 2, `It states the incident’s status: ${postmortem.incidentStatus.text}.`);
	const opening = postmortem.text.slice(0, openingLength);
	if (definition.test(opening)) add(-3, 'It explains what a postmortem is.');
	if (outagePattern.test(opening) && lastedPattern.test(opening)) add(1.5, 'Its first lines tell of an outage and how long it took.');
	const timed = postmortem.timelines.flatMap(({ entries }) => entries.filter(({ time }) => time.clock !== undefined)).length;
	if (timed > 2) add(0.5, 'Its timeline tells what happened when.');
	if (postmortem.start ?? postmortem.duration) add(1, 'It says when the incident was or how long it took.');

	const against: string[] = [];
	if (templateTitle.test(title) || isUntouched(postmortem)) against.push('It is a template that nobody has filled in.');
	const isOwnFolder =
		frontPage.test(path?.split(/[/\\]/).at(-1) ?? '') && subject === 3 && timed > 2 && toldInFull.every((id) => roles.has(id));
	if (evidence === 'excluded' && !isOwnFolder) against.push('READMEs, indexes, templates and dependencies are no postmortems.');
	if (subject < 3 && evidence === undefined && !postmortem.start && !postmortem.duration && !anyTime.test(`${name}\n${postmortem.text}`))
		add(-2, 'It says nowhere when it was.');
	const words = name.replace(/[_-]+/g, ' ');
	const genre = Math.min(genrePoints(title), genrePoints(words));
	add(genre, 'Name or title speak of a process, a guide, a template or a meeting.');
	// A log of one's own incidents tells of each when it was.
	if (subject < 3 && timed < 3 && (aboutMany.test(title) || aboutMany.test(words)))
		add(-2, 'Name or title speak of several postmortems or incidents.');
	const opened = postmortem.text.slice(0, projectLength);
	if (subject < 3 && stepsPattern.test(opened) && expectedPattern.test(opened)) add(-3, 'It is laid out as the report of a bug.');
	if (subject < 3 && donePattern.test(opened)) add(-2, 'It is laid out as a task.');
	if (strong.every((id) => ofAnyProject.has(id)) && projectPattern.test(opened) && !incidentPattern.test(opened))
		add(-4, 'It looks back on a project.');
	const points = reasons.reduce((sum, reason) => sum + reason.points, 0);
	reasons.sort((a, b) => b.points - a.points);
	const texts = reasons.map(({ text }) => text);
	if (against.length > 0) return { kind: 'other', reasons: [...against, ...texts] };
	if (points >= threshold) return { kind: 'postmortem', reasons: texts };
	return { kind: 'other', reasons: ['Too little says that it is a postmortem.', ...texts] };
}

/** What a document says that it is, as in `type: postmortem`. */
const declaredKind =
	/\n(?:type|kind|doc_?type|document_?type|layout): {0,3}["']?(post-?mortem|incident[-_ ](?:report|review|postmortem)|rca)["']?\s*?\n/i;
const frontMatterLength = 2000;
/** Titles of these roles name what they tell of: "Incident summary", "事故概要". */
const tellsOfIt: ReadonlySet<SectionId> = new Set(['summary', 'timeline', 'impact', 'rootCause']);
/** "A postmortem is a document that …", where "This postmortem is a …" speaks of itself. */
const definition =
	/(?:^|[\n.>*#] ?)(?:an? |una? |um |une? |eine? |il |el |o |le |das |der |een )?\*{0,2}post-?mortems?\*{0,2} (?:is|are|é|es|est|ist|è|são|son|sind|sono|is een) (?:an? |una? |uma? |une |eine? |een )?\*{0,2}(?:written |blameless |short |retrospective )?(?:document|record|report|process|analysis|review|meeting|practice|documento|relat[oó]rio|informe|an[aá]lis[ei]s?|dokument|bericht|rapport|verslag)/iu;
/** How much of a text tells what it is about, where nothing else does. */
const openingLength = 1000;
const outagePattern = /\b(?:outage|incident|post-?mortem|(?:went|was|were|is) down|downtime|unavailable)\b/i;
const lastedPattern =
	/\b(?:from|between) \d{1,2}:\d{2}.{0,12} (?:to|and|until) \d{1,2}:\d{2}|\b(?:for|lasting|lasted) (?:about |around |roughly |approximately |~)?\d{1,3} ?(?:hours?|hrs?|minutes?|mins?)\b/i;
/** Looking back on a game or a course is called a postmortem too. */
const projectLength = 6000;
const ofAnyProject: ReadonlySet<SectionId> = new Set(['wentWell', 'wentWrong', 'lucky']);
const projectPattern =
	/\b(?:games?|projects?|sprint|jam|hackathon|semester|course|projets?|proyectos?|projetos?|projekt)\b|プロジェクト|项目|專案|프로젝트/i;
const incidentPattern =
	/\b(?:outages?|incidents?|incidentes?|vorf[aä]ll\w*|ausf[aä]ll\w*|pannes?|downtime|unavailab\w+|degrad\w+|root cause|alerts?|rolled back|rollback|went down|is down|crash\w*)\b|障害|故障|事故|장애/i;
/** What "Resolved" says of an incident; tickets of every kind are being investigated, or go on. */
const statusPoints: { readonly [value in StatusReading['value']]?: number } = { ongoing: 0.5, investigating: 1 };
/** A README that tells one incident from its first signal to its cause is the page of a folder with logs and graphs. */
const toldInFull: readonly SectionId[] = ['timeline', 'rootCause'];
const stepsPattern = /^[\s#>*_-]{0,8}(?:steps to reproduce|how to reproduce|reproduction steps|to reproduce)\b/im;
const expectedPattern = /^[\s#>*_-]{0,8}expected (?:behaviou?rs?|results?|outcome)\b/im;
const donePattern = /^(?:#{1,6} |\*\*)[\s*_]{0,4}(?:acceptance criteria|definition of done)\b/im;
/** A year, a day of a month or a time of day: what happened once was at some time, while instructions hold at any. */
const anyTime =
	/(?<!\d)(?:(?:19|20)\d\d|\d{1,2}:[0-5]\d|\d{1,2}[/.-]\d{1,2}|\d{1,2}月|\d{1,2}(?:st|nd|rd|th|\.)? (?:of )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))(?!\d)|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.? \d/i;
const threshold = 3;
const strongRoles: readonly SectionId[] = [
	'impact',
	'timeline',
	'rootCause',
	'detection',
	'resolution',
	'contributingFactors',
	'wentWell',
	'wentWrong',
	'lucky',
	'trigger',
];
const weakRoles: readonly SectionId[] = ['summary', 'lessons', 'actionItems'];

const folderNames = new Set(postmortemFolders);
const excludedFolders = new Set(['node_modules', '.git', 'vendor', 'templates', '_templates', '.github', 'dist']);

/** "PostmortemTemplate", whose words a capital tells apart. */
export const namesTemplateInside = /[a-z\d]Template(?![a-z])/;

/** "2026-11-20-template-engine-outage": what follows the day is the title of an incident, unless "template" is all that it ends in. */
export function isNamedByDay(name: string): boolean {
	return /^(?:19|20)\d\d[-_.]?\d\d[-_.]?\d\d[-_. ]/.test(name) && !/templates?$/i.test(stem(name));
}

function isExcludedName(name: string): boolean {
	const words = normalise(stem(name)).split(' ');
	return (
		(!isNamedByDay(name) && (words.includes('template') || namesTemplateInside.test(name) || words.includes('templates'))) ||
		(words.length === 1 && excludedNames.has(words[0] ?? '')) ||
		/^(?:code of conduct|table of contents)$/.test(words.join(' '))
	);
}

const frontPage = /^(?:readme|index)\.(?:md|mdx|markdown)$/i;

const excludedNames = new Set([
	'readme',
	'index',
	'contributing',
	'changelog',
	'license',
	'security',
	'summary',
	'toc',
	'agents',
	'process',
	'support',
	'authors',
	'codeowners',
	'_index',
]);

function stem(name: string): string {
	return name.replace(/(?:\.(?:txt|mdx?|markdown|mkd|mdown)){1,3}$/i, '');
}

function inFolder(path: string): boolean {
	return path
		.split(/[/\\]/)
		.slice(0, -1)
		.some((part) => folderNames.has(part.toLowerCase()));
}

/** One postmortem, not several: "postmortems" is what lists and guides about them are called. */
const surePattern =
	/(?<![\p{L}])(?:post[ _-]?mortem|incident[ _-]?(?:report|review|retrospective|analysis|summary|postmortem)|root[ _-]?cause[ _-]?analysis|rca|outage|retrospective|复盘|사후 ?분석|사후 ?보고|포스트모템|(?:장애|사고|인시던트) ?(?:보고서|회고|리포트)|informe de incidente|relat[oó]rio (?:de|p[oó]s)[- ]incidente|rapport d['’]incident|vorfalls?bericht|störungsbericht|ausfallbericht|incident(?:rapport|verslag)|storingsrapport)(?![\p{L}])|ポストモーテム|障害(?:報告|レポート)|インシデント(?:報告|レポート|記録)|事故报告|(?:事故|故障|事件)[复復複][盘盤]|(?:事故|故障)[记記][录錄]/iu;
const maybePattern =
	/(?<![\p{L}])(?:incident|incidente|vorfall|ausfall|störung|panne|downtime|is down|went down|disruption|failure|degradation|halt|disclosure)(?![\p{L}])|事故(?!预防|应急)|故障(?!排|诊断|注入|转移|切换|检测|恢复)|障害(?!者|物|対応)|インシデント(?!管理|対応)|장애(?!인|물| ?조치| ?대응)/iu;
const namePattern = new RegExp(`${surePattern.source}|^PM[-_ ]?\\d|^INC(?:IDENT)?[-_ ]?\\d`, 'iu');
const datePattern =
	/(?:19|20)\d\d[-_./]?(?:0[1-9]|1[0-2])[-_./]?(?:0[1-9]|[12]\d|3[01])(?!\d)|\b\d{1,2}[-./]\d{1,2}[-./](?:19|20)\d\d\b|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\p{L}{0,6}\.? \d{1,2}(?:st|nd|rd|th)?,? (?:19|20)\d\d\b/iu;
/** "Postmortem template", "Blameless incident report template: …"; "Broken email template" is an incident. */
const templateTitle =
	/^(?:(?:blameless|incident|outage|sre|our|the|a) )*(?:post[ -]?mor\w+|incident|rca|root cause analysis|retrospective)(?: report| review| document)? templates?\b/i;
/** "Postmortem", "0x19. My first postmortem" */
const bareTitle =
	/^\W{0,4}(?:(?:0x)?\d{1,3}\W{1,4})?(?:(?:my|the|a|our|first|blameless) ){0,3}(?:post[ -]?mortem|incident (?:report|review)|rca|root cause analysis|retrospective)(?: report| document)?\W*$/i;
const instructions = /\b(?:runbooks?|playbooks?)\b/i;
const otherGenre =
	/\b(?:templates?|guidelines?|how ?to|handbook|agenda|awesome|best practices?|style ?guide|contributing|changelog|release notes|adr|rfc|tutorial|code of conduct|incident management|tech(?:nical)? debt)\b/i;
/** "Design: retry queue", "Security audit 2026-04": they have an impact, a timeline and next steps too. */
const otherWork =
	/^(?:design|proposal|spec|plan|roadmap|feature|epic|task|(?:user )?story|chore|spike|to-?do)\s?[:–—]|^\[?[CHMLQ]-?\d{1,2}\]?\s?[:.)–—-]\s|^(?:bug ?fix|fix|refactor(?:ing)?|rollout|release|remediation|improvement|migration|test|work) (?:plan|options)\b|^(?:\w+ ){1,4}status(?: update| report)?(?: \d.{0,20})?$|^(?:\w+ )?(?:audit|assessment|advisory|threat model|pen(?:etration)? ?test|status report)\b(?! (?:logs?|trails?|services?|jobs?|pipelines?|apis?|queues?|systems?|outage|delay\w*|fail\w*|broke\w*|down|lost|was|is|did)\b)|\b(?:design doc(?:ument)?|audit report|security advisory|migration plan|project plan)\b|^(?!.*[:：–—])(?:\S+ ){0,5}(?:recovery|rollback|continuity|contingency|implementation) plan$/i;
/** Words for genres that are common in the names of incidents as well: "worker process killed", "down for 40 minutes". */
const maybeGenre = /\b(?:process|processes|policy|policies|guides?|checklists?|meetings?|minutes)\b/i;
const surelyGenre =
	/^(?:(?:the|our) )?(?:process|processes|policy|policies|guides?|checklists?|meetings?|minutes)\b|\b(?:post-?mortems?|incidents?|reviews?|response|releases?|rca|analysis|escalation|on-?call|shift|management|change|support|triage|retrospectives?|retro|communications?|recovery|team|weekly|daily|monthly) (?:\w+ )?(?:process|processes|policy|policies|guides?|checklists?|meetings?|minutes|hand-?offs?|handovers?)\b/i;
const genreOfSubject =
	/(?<!\p{L})post[ _-]?mortem[ _-](?:debugging|support|dumps?)$|(?<!\p{L})(?:post[ _-]?mortems?|incidents?|rca|retrospectives?|root[ _-]?cause[ _-]?analysis)[ _-](?:(?:study|review|writing|response|reading|learning|training|style)[ _-])?(?:process|policy|guides?|guidelines?|checklists?|templates?|playbooks?|runbooks?|handbook)(?!\p{L})/giu;
const guideInFront = /^(?:guides?|gu[ií]as?|guida|leitfaden|handleiding|anleitung)(?!\p{L})/iu;
/** One of the two folders around a file: what lies further up may be anybody's choice. */
const instructionFolder = /(?:^|[/\\])(?:runbooks?|playbooks?|guides?|how-?tos?|adrs?|rfcs?)[/\\](?:[^/\\]*[/\\])?[^/\\]*$/i;
/** "Incident response", "How we write postmortems", "Sprint 12 retrospective". */
const practice =
	/^(?:(?:the|our|security) )?incident (?:response|management|handling|reporting|communication)(?: plan| procedures?)?$|\bresponse plan\b|^how (?:to|we|i) (?:write|run|do|hold|review|handle|conduct)\b|^(?:writing|running|reviewing|about|conducting) |\bpost-?mortems\b.{0,12}$|\b(?:sprint|iteration|quarterly|weekly|monthly|project|team|q[1-4]|milestone|release|semester|annual|year(?:ly)?)\b.{0,20}\bretro(?:spective)?s?\b/i;
const aboutMany = /\b(?:post-?mortems|incidents|outages|retrospectives)\b/i;

/**
 * Whether nothing in a document says what happened: no time is given anywhere, while its forms still stand there, or its sections are
 * empty or tell the writer what to put into them.
 */
function isUntouched({ sections, passages, severity, start, end, duration, incidentDay, timelines, text, title }: Postmortem): boolean {
	if (
		sections.length < 3 ||
		start?.day !== undefined ||
		end?.day !== undefined ||
		incidentDay !== undefined ||
		duration?.minutes !== undefined
	)
		return false;
	if (timelines.some(({ entries }) => entries.some(({ time, offset }) => time.clock !== undefined || offset !== undefined))) return false;
	if (formInTitle.test(title?.text ?? '')) return true;
	const isDated = !formOfTime.test(text) || datePattern.test(text);
	// What each section says itself; a word or two in a cell is the head of a table.
	const prompts = new Map<number, boolean>();
	for (const { section, kind, text: words } of passages) {
		if (section === undefined || kind === 'heading' || kind === 'label' || (kind === 'cell' && words.split(' ').length < 3)) continue;
		prompts.set(section, (prompts.get(section) ?? true) && promptPattern.test(words.trim()));
	}
	const left = sections.filter(({ empty }, index) => empty || prompts.get(index) === true).length;
	const told = sections.filter((_, index) => prompts.get(index) === false).length;
	// Who chose a severity and wrote most sections has only left the times out.
	const isChosen = severity?.rank !== undefined && !/[|/[\]<>{}]| or /.test(severity.text);
	if (!isDated && !(isChosen && told > 3 && told > 3 * left)) return true;
	return left >= 3 && left >= 3 * told;
}

/** Where a time would stand: at the start of a line, a cell or a value. A sentence about forms of dates tells of an incident. */
const formOfTime = /^(?:[^`.\n]{0,60}[:|([<])?[\s>*_#|[({<`-]{0,12}(?:[DMX\d]{2,4}[-/. ]){0,3}(?:YYYY|HH:MM)\b/im;
const formInTitle = /\bYYYY\b|\[\p{Lu}[^\][]{2,40}\]|\{\{|\$\{|<[a-z][^<>]{2,40}>/u;
/** What a template says of a section: a label with nothing behind it, a value in brackets, a question, a request to describe. */
const promptPattern =
	/^(?:[^:]{0,60}:\s*)?(?:[[<{].*[\]>}]|\(.*\))?[.\s]*$|^(?:describe|explain|list|provide|include|summari[sz]e|outline|briefly|(?:a |one |two |1|2)[\w -]{0,20}(?:sentence|paragraph|summary|description|overview|line)s?|an? (?:brief|short|detailed|clear|high-level))\b|^(?:what|how|who|when|why|which|where)\b.{0,70}$|\?$|\bYYYY\b|\bHH:MM\b|\bTBD\b|…$|\.\.\.$/i;

/** What a name or title that tells of another genre takes away. */
function genrePoints(text: string): number {
	if (instructions.test(text)) return -6;
	if (guideInFront.test(text) || otherGenre.test(text) || surelyGenre.test(text) || practice.test(text) || otherWork.test(text)) return -4;
	return maybeGenre.test(text) ? -1 : 0;
}

function subjectPoints(title: string): number {
	if (title === '' || guideInFront.test(title)) return 0;
	// What "postmortem guide" and "incident process" speak of is no incident.
	const text = title.replace(genreOfSubject, ' ');
	if (surePattern.test(text) || /^PM[-_ ]?\d{2,4}\b/i.test(text)) return 3;
	return maybePattern.test(text) ? 1 : 0;
}

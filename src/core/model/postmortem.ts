import type { LineMap } from '../text/line-map.ts';
import type { Range } from '../text/range.ts';
import type { Bucket, FieldId, ItemColumn, ItemStatus, Language, Moment, SectionId, TimelineColumn } from '../vocabulary/terms.ts';

/**
 * A postmortem as it was read: plain data, whole for every text, with holes where the text has none of a thing.
 * Every range is one of `text` and lies inside it.
 */
export interface Postmortem {
	readonly text: string;
	readonly lines: LineMap;
	/** Where the Markdown begins: behind a byte order mark and the front matter. */
	readonly contentStart: number;
	/** The path that it was read with; undefined for a text that lies nowhere. */
	readonly file: string | undefined;
	/** The language that most of the recognised titles and labels belong to; `en` when none says otherwise. */
	readonly language: Language;
	/** The template that the document itself names, by marker comment or front matter. */
	readonly template: DeclaredTemplate | undefined;
	readonly title: Title | undefined;
	/** Every heading of the document, recognised or not, in order. */
	readonly headings: readonly Heading[];
	/** Every recognised section in all five forms, in order of their titles. */
	readonly sections: readonly Section[];
	/** Header fields in order. Of a field that occurs twice the first with a value counts: see `fieldOf`. */
	readonly fields: readonly Field[];
	readonly header: Header;
	readonly severity: Severity | undefined;
	readonly incidentStatus: StatusReading | undefined;
	readonly documentStatus: StatusReading | undefined;
	/** The dates of the header, by the field that states them; undefined where there is no such field with a value. */
	readonly start: DateReading | undefined;
	readonly end: DateReading | undefined;
	readonly duration: DurationReading | undefined;
	/** The day that year-less and relative dates refer to: start, else date field, else title or file name, else first dated entry. */
	readonly incidentDay: Day | undefined;
	readonly timelines: readonly Timeline[];
	readonly actionItems: readonly ActionItem[];
	readonly metrics: Metrics;
	/** Prose, block by block, in order: what the language rules read. */
	readonly passages: readonly Passage[];
	/** HTML comments in order, outside of code. */
	readonly comments: readonly Comment[];
	/** Set when a stated limit of the reader cut the reading short; says which, for the user. */
	readonly cut: string | undefined;
}

/** A calendar day, `YYYY-MM-DD`. */
export type Day = string;

export interface DeclaredTemplate {
	readonly id: string;
	/** The id alone, inside the marker or the front matter. */
	readonly range: Range;
}

export interface Title {
	readonly text: string;
	readonly range: Range;
	readonly source: 'heading' | 'frontMatter' | 'field';
}

export interface Heading {
	/** 1 to 6. */
	readonly level: number;
	/** The title as plain text: no markup, emoji shortcodes kept. */
	readonly title: string;
	/** The whole heading, marker included. */
	readonly range: Range;
	/** The title's source alone; empty, behind the marker, for an empty heading. */
	readonly titleRange: Range;
	/** From the end of the heading to the next one of the same or a higher level. */
	readonly body: Range;
	/** Index in `sections` when this heading is a recognised section. */
	readonly section: number | undefined;
	/** Index in `headings` of the nearest heading above with a lower level. */
	readonly parent: number | undefined;
	/** True when nothing but blank space, empty bullets, empty table rows, comments or empty sub-headings follows in its body. */
	readonly empty: boolean;
}

export type SectionForm = 'heading' | 'bold' | 'listLabel' | 'label' | 'tableRow';

export interface Section {
	/** The first role that it plays. */
	readonly id: SectionId;
	/** All its roles, at least one, the first included. */
	readonly fills: readonly SectionId[];
	/** The title as plain text, without a trailing colon. */
	readonly title: string;
	readonly form: SectionForm;
	/** 1 to 6 for a heading, 7 for every other form. */
	readonly level: number;
	/** Title and body. */
	readonly range: Range;
	readonly titleRange: Range;
	/** What follows the title, sub-headings included; empty when nothing does. */
	readonly body: Range;
	/** Index in `headings` for the form `heading`. */
	readonly heading: number | undefined;
	/** Index in `sections` of the section whose body this one stands in. */
	readonly parent: number | undefined;
	/** Which incident of a file with several: 0 for the first and for files with one. */
	readonly incident: number;
	/** True when the body holds nothing but blank space, empty bullets, empty rows, comments or empty sub-headings. */
	readonly empty: boolean;
	readonly language: Language;
}

export type FieldForm = 'frontMatter' | 'label' | 'bold' | 'list' | 'table' | 'heading';

export interface Field {
	/** Undefined for a label that no vocabulary knows. */
	readonly id: FieldId | undefined;
	/** The label as plain text, without its colon. */
	readonly label: string;
	readonly labelRange: Range;
	/** The value as plain text, trimmed; '' when nothing is written. */
	readonly value: string;
	/** The value's source; empty, at the place where it belongs, when nothing is written. */
	readonly range: Range;
	readonly form: FieldForm;
	/** What belongs to this field alone: label, value and markup, not its line ending; in a table of one row the value's cell. */
	readonly whole: Range;
}

/** The block of header fields below the title. */
export interface Header {
	/** From the first to the last field before the first section; empty, below the title, when there is none. */
	readonly range: Range;
	/** How most fields are written; undefined when there are none. */
	readonly form: FieldForm | undefined;
}

export interface Severity {
	/** As written, with what follows it ("S2 (Major)"). */
	readonly text: string;
	readonly range: Range;
	/** 1 is the worst, 4 the mildest (5 on scales that have it); undefined when it is on no known scale. */
	readonly rank: number | undefined;
	/** The known scale that the value is on, such as `S1-S4`. */
	readonly scale: string | undefined;
	/** The level's own text, such as `S2` in "S2 (Major)". */
	readonly level: string | undefined;
}

export type IncidentStatus = 'investigating' | 'identified' | 'ongoing' | 'monitoring' | 'mitigated' | 'resolved';
export type DocumentStatus =
	| 'draft'
	| 'in-progress'
	| 'in-review'
	| 'reviewed'
	| 'approved'
	| 'final'
	| 'published'
	| 'complete'
	| 'closed';

export interface StatusReading {
	readonly text: string;
	readonly range: Range;
	readonly value: IncidentStatus | DocumentStatus;
	/** Of a document status: Final, Published, Approved, Complete(d) and Closed end the work on it. Always false for an incident's. */
	readonly final: boolean;
}

/** How exactly a date or time is known. `none`: words that are no date ("TBD", "next sprint"). */
export type Precision = 'second' | 'minute' | 'hour' | 'day' | 'month' | 'quarter' | 'year' | 'none';

/** One written date or time, read as far as it goes. */
export interface DateReading {
	readonly text: string;
	readonly range: Range;
	/** The calendar day as written or inferred; the last day of a month or quarter that is given alone. */
	readonly day?: Day;
	/** `HH:MM` or `HH:MM:SS`, 24 hours, as on the writer's clock. */
	readonly clock?: string;
	readonly zone?: Zone;
	/** ISO 8601 in UTC (`…Z`): only when day, clock and zone are all known. */
	readonly instant?: string;
	readonly precision: Precision;
	/** Marked as an estimate: "~", "around", "ca.". */
	readonly approximate?: true;
	/** True when the year was not written and comes from the incident. */
	readonly yearInferred?: true;
	/** True when the day was not written and comes from a heading, a day line, the header or a passed midnight. */
	readonly dayInferred?: true;
	/** A weekday, "next week", "in 2 weeks": `day` is then where it points from the incident's day; never used as if written. */
	readonly relative?: true;
	/** Both days that a numeric date can mean (7/8/2026); `day` is then absent. */
	readonly ambiguous?: readonly [Day, Day];
	/** A date that cannot exist, such as 2026-02-31; `day` is then absent. */
	readonly impossible?: true;
}

export interface Zone {
	/** As written: `UTC`, `+02:00`, `PST`, `Europe/Berlin`. */
	readonly text: string;
	/** Minutes east of UTC; undefined when the name leaves it open (IST, CST, BST without an offset). */
	readonly offset: number | undefined;
	readonly range: Range;
	/** A name with several meanings, or one that contradicts the offset beside it. */
	readonly doubtful?: 'ambiguous' | 'contradiction';
}

export interface DurationReading {
	readonly text: string;
	readonly range: Range;
	/** Whole or fractional minutes; undefined for "?", "N/A", "TBD" and what cannot be read. */
	readonly minutes: number | undefined;
	readonly approximate: boolean;
	/** Counted in business or support hours, so that it need not equal end minus start. */
	readonly businessHours: boolean;
}

export interface Timeline {
	/** Index in `sections`. */
	readonly section: number;
	readonly range: Range;
	readonly form: 'table' | 'list' | 'headings' | 'paragraphs';
	/** The zone that holds for entries without their own, with where it is stated. */
	readonly zone: (Zone & { readonly source: 'column' | 'line' | 'heading' | 'header' | 'setting' }) | undefined;
	readonly entries: readonly TimelineEntry[];
	/** Lines that are written like entries (same list level, same table) but carry no time. */
	readonly untimed: readonly UntimedLine[];
	/** Of a table, each recognised column's header cell. */
	readonly columns: readonly { readonly column: TimelineColumn; readonly range: Range }[];
}

export interface TimelineEntry {
	readonly form: 'table' | 'list' | 'heading' | 'paragraph';
	/** The whole entry: row, list item with what is nested in it, heading with its body, paragraph. */
	readonly range: Range;
	/** As written and placed on the running day; its `precision` is `none` for "--:--", "14:??", "unknown". */
	readonly time: DateReading;
	/** The end of a range, "16:16 - 16:49". */
	readonly until: DateReading | undefined;
	/** Minutes after the start, for "T+2m". */
	readonly offset: number | undefined;
	/** What happened, plain text in one line. */
	readonly text: string;
	readonly textRange: Range;
	/** Entries are in order within a run only; a new heading, day line or incident starts a new run. */
	readonly run: number;
	readonly marks: readonly MomentMark[];
}

export interface UntimedLine {
	readonly range: Range;
	readonly text: string;
}

export interface MomentMark {
	readonly moment: Moment;
	/** `explicit`: a marker, label, phase column or header field says so. `guess`: words in the entry suggest it. */
	readonly certainty: 'explicit' | 'guess';
	/** The words that say so. */
	readonly range: Range;
}

export type MetricId =
	| 'duration'
	| 'timeToDetect'
	| 'timeToAcknowledge'
	| 'timeToMitigate'
	| 'timeToResolve'
	| 'timeToRepair'
	| 'timeToCommunicate';

/** Each metric that could be made; absent when an end of it is unknown or it would be negative. */
export type Metrics = { readonly [id in MetricId]?: Metric };

export interface Metric {
	/** Never negative. */
	readonly minutes: number;
	/** `stated`: a header field says the number or both its ends; else the weaker certainty of its two entries. */
	readonly certainty: 'stated' | 'explicit' | 'guess';
	/** What it was made from; both absent when a field states the number itself. */
	readonly from: MetricSource | undefined;
	readonly to: MetricSource | undefined;
	/** The field that states the number, when one does. */
	readonly stated: Range | undefined;
}

export interface MetricSource {
	readonly text: string;
	readonly range: Range;
	readonly moment: Moment;
}

export type ItemStyle = 'table' | 'checkbox' | 'bullet' | 'numbered' | 'paragraph';

export interface ActionItem {
	/** Normalised text + section + ordinal among equals: what an edit, the tree and a baseline know an item by. Never a line. */
	readonly key: string;
	/** What is to be done, plain text in one line, without owner, due date, status and the like. */
	readonly text: string;
	readonly textRange: Range;
	/** The item as written: the row, the list item's own lines without nested blocks, the paragraph. */
	readonly range: Range;
	/** With nested lists and paragraphs. */
	readonly whole: Range;
	readonly style: ItemStyle;
	/** Index in `sections`. */
	readonly section: number;
	/** The sub-heading or group label that it stands under inside its section, plain text. */
	readonly group: { readonly title: string; readonly range: Range } | undefined;
	/** Named owners, placeholders left out; empty when there is none. */
	readonly owners: readonly Owner[];
	/** What stands where the owner belongs but names nobody: an empty cell, "TBD", "???", "[Name]". */
	readonly ownerGap: Range | undefined;
	readonly due: DateReading | undefined;
	/** As `ownerGap`, for the due date: an empty cell, "-", "N/A", "?", "TBD". */
	readonly dueGap: Range | undefined;
	readonly status: ItemStatus;
	/** What says so, checkbox or words; undefined when nothing does and the item is therefore open. */
	readonly statusText: { readonly text: string; readonly range: Range } | undefined;
	/** A status that no vocabulary knows; `status` is then `open`. */
	readonly unknownStatus: boolean;
	/** The state of a checkbox; undefined without one. */
	readonly checked: boolean | undefined;
	/** The `[ ]` or `[x]` with its brackets. */
	readonly checkbox: Range | undefined;
	/** The day that stands with the status: "Done 2026-06-01", "完了: 2026-04-16". */
	readonly doneDay: Day | undefined;
	/** Why it was dropped, where a reason stands with the status or in the text. */
	readonly reason: { readonly text: string; readonly range: Range } | undefined;
	readonly priority: ItemPriority | undefined;
	readonly bucket: { readonly text: string; readonly range: Range; readonly value: Bucket | undefined } | undefined;
	readonly links: readonly ItemLink[];
	readonly verification: { readonly text: string; readonly range: Range; readonly verifiedDay: Day | undefined } | undefined;
	readonly id: { readonly text: string; readonly range: Range } | undefined;
	/** Each cell of the item's row by column, for the style `table`; cells that the row lacks are absent. */
	readonly cells: Partial<Record<ItemColumn, Range>> | undefined;
	/** Index in `tables` of the reading: items of one table share it. Undefined for other styles. */
	readonly table: ItemTable | undefined;
	/** Nested bullets that are fields ("- Owner: x"), with the range of the bullet; other nested bullets are notes. */
	readonly nested: readonly { readonly column: ItemColumn; readonly range: Range; readonly valueRange: Range }[];
	/** True when the item has sub-tasks of its own: nested checkboxes. */
	readonly hasSubtasks: boolean;
}

export interface ItemTable {
	readonly range: Range;
	/** Header cells in order; `column` is undefined for one that no vocabulary knows. */
	readonly columns: readonly { readonly column: ItemColumn | undefined; readonly title: string; readonly range: Range }[];
}

export interface Owner {
	/** As written, without "Owner:", brackets or a trailing "@" ("@sam", "Sam Lee", "sam@"). */
	readonly name: string;
	readonly range: Range;
}

export interface ItemPriority {
	readonly text: string;
	readonly range: Range;
	/** 0 is the most urgent (P0, Critical); undefined when it is on no known scale. */
	readonly rank: number | undefined;
	/** True when it comes from the group heading and not from the item. */
	readonly inherited: boolean;
}

export interface ItemLink {
	/** As written: the link's text, `#528`, `PAY-12`. */
	readonly text: string;
	/** The address, when it is one. */
	readonly href: string | undefined;
	readonly range: Range;
}

export interface Comment {
	/** Between `<!--` and `-->`, trimmed. */
	readonly text: string;
	readonly range: Range;
}

export type PassageKind = 'paragraph' | 'listItem' | 'cell' | 'heading' | 'label';

/**
 * The readable text of one block. In `text` code, images, HTML and the addresses of links are each one U+FFFC, so that no pattern
 * reaches across them; block quotes, code blocks and comments are no passages at all. A soft line ending reads as a space, a hard
 * one as a line feed. The title of a bold, listed or tabular section is a passage of its own (`label`).
 */
export interface Passage {
	readonly kind: PassageKind;
	readonly text: string;
	readonly range: Range;
	/** Index in `sections` of the innermost section that it stands in. */
	readonly section: number | undefined;
	/**
	 * Where stretches of `text` stand in the source: `at` in `text`, `start` in the document; ascending, the first at 0. `end` is set
	 * when a stretch only stands for its source (U+FFFC, a line ending read as a space, `&amp;`). See `sourceRange`.
	 */
	readonly pieces: readonly { readonly at: number; readonly start: number; readonly end?: number }[];
	/** Index in `actionItems` when the passage is, or belongs to, an action item. */
	readonly item: number | undefined;
	/** True inside a timeline entry. */
	readonly entry: boolean;
}

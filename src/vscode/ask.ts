import { l10n, type Memento, type QuickPickItem, QuickPickItemKind, window } from 'vscode';
import type { ItemChange } from '../core/edit/item-change.ts';
import type { Configuration } from '../core/lint/configuration.ts';
import type { AskedField } from '../core/lint/rule.ts';
import { addDays } from '../core/model/calendar.ts';
import { readDate } from '../core/model/dates.ts';
import type { ActionItem, Day } from '../core/model/postmortem.ts';
import { type ItemStatus, itemStatuses } from '../core/vocabulary/terms.ts';

/** What a picker is asked for: an item's field, with what is known around it. */
export interface Question {
	readonly field: AskedField;
	/** The items that the answer is for; the first one's words stand in the picker. */
	readonly items: readonly Pick<ActionItem, 'text' | 'status'>[];
	/** People met in the workspace's postmortems, in any order; the configured ones are added here. */
	readonly people: readonly string[];
	readonly configuration: Pick<Configuration, 'people' | 'dateOrder'>;
	readonly today: Day;
}

/** Asks for a field; the answer is the change to make, undefined when the question was dismissed. */
export type Ask = (question: Question) => Promise<ItemChange | undefined>;

/** The pickers for an item's fields. Whom one has chosen before comes first the next time; `memory` keeps that for the workspace. */
export function createAsk(memory: Memento): Ask {
	return async (question) => {
		const { field, items, today } = question;
		const about = items[0]?.text ?? '';
		switch (field) {
			case 'owner':
				return changeOf(field, await askOwner(question, about, memory));
			case 'due':
				return changeOf(field, await askDue(question, about));
			case 'link':
				return changeOf(field, await askText(l10n.t('Ticket or address'), about));
			case 'verification':
				return changeOf(field, await askText(l10n.t('How will you know that it worked?'), about));
			case 'reason': {
				const reason = await askText(l10n.t('Why Is It Dropped?'), about);
				// A reason for an item that is still open drops it: that is what it is the reason for.
				const isDropped = items.every(({ status }) => status === 'dropped');
				return isDropped || reason === undefined ? changeOf(field, reason) : { field: 'status', value: 'dropped', reason };
			}
			case 'status': {
				const status = await askStatus(about);
				if (status !== 'dropped')
					return status && { field, value: status, day: status === 'done' || status === 'verified' ? today : undefined };
				const reason = await askText(l10n.t('Why Is It Dropped?'), about);
				return reason === undefined ? undefined : { field, value: status, reason };
			}
		}
	};
}

function changeOf(field: 'owner' | 'due' | 'link' | 'verification' | 'reason', value: string | undefined): ItemChange | undefined {
	return value === undefined ? undefined : { field, value };
}

const memoryKey = 'owners';
const remembered = 20;

async function askOwner({ people, configuration }: Question, placeholder: string, memory: Memento): Promise<string | undefined> {
	const used = memory.get<readonly string[]>(memoryKey, []);
	const configured = configuration.people.map((person) => ({
		label: person.handle ?? person.name,
		description: [person.handle ? person.name : undefined, person.role, person.team].filter(Boolean).join(' · '),
	}));
	const named = new Set(configured.map(({ label }) => label));
	const met = [...new Set(people)].filter((name) => !named.has(name)).sort((a, b) => a.localeCompare(b));
	const known = [...configured, ...met.map((label) => ({ label, description: '' }))];
	const place = ({ label }: QuickPickItem): number => used.indexOf(label) + 1 || Number.POSITIVE_INFINITY;
	known.sort((a, b) => (place(a) === place(b) ? 0 : place(a) - place(b)));
	const owner = await pickOrType({
		title: l10n.t('Owner'),
		placeholder: placeholder || l10n.t('One person'),
		choices: known,
		typed: (text) => ({ label: text, description: l10n.t('New name') }),
	});
	if (owner !== undefined) await memory.update(memoryKey, [owner, ...used.filter((name) => name !== owner)].slice(0, remembered));
	return owner;
}

async function askDue({ today, configuration }: Question, placeholder: string): Promise<Day | undefined> {
	const inDays = (label: string, days: number): DayChoice => dayChoice(label, addDays(today, days));
	const choice = await pickOrType<DayChoice>({
		title: l10n.t('Due date'),
		placeholder: placeholder || l10n.t('A date, or words such as “next Friday”'),
		choices: [
			inDays(l10n.t('In a week'), 7),
			inDays(l10n.t('In two weeks'), 14),
			inDays(l10n.t('In 30 days'), 30),
			inDays(l10n.t('In 60 days'), 60),
			inDays(l10n.t('In 90 days'), 90),
			inDays(l10n.t('Tomorrow'), 1),
			inDays(l10n.t('Today'), 0),
		],
		typed: (text) => {
			const { day } = readDate(text, { start: 0, end: text.length }, { incidentDay: today, order: configuration.dateOrder });
			return day === undefined ? undefined : dayChoice(text, day);
		},
		// “Friday” means the next one, and no choice that happens to fall on a Friday.
		typedFirst: true,
	});
	return choice;
}

interface DayChoice extends QuickPickItem {
	readonly value: Day;
}

function dayChoice(label: string, day: Day): DayChoice {
	const weekday = new Date(`${day}T12:00:00Z`).toLocaleDateString(undefined, { weekday: 'long', timeZone: 'UTC' });
	return { label, description: `${day}, ${weekday}`, value: day };
}

async function askStatus(placeholder: string): Promise<ItemStatus | undefined> {
	const labels: Record<ItemStatus, string> = {
		open: l10n.t('Open'),
		'in-progress': l10n.t('In progress'),
		done: l10n.t('Done'),
		verified: l10n.t('Verified'),
		dropped: l10n.t('Dropped'),
		blocked: l10n.t('Blocked'),
	};
	const choices = itemStatuses.map((value) => ({ label: labels[value], value }));
	return (await window.showQuickPick(choices, { title: l10n.t('Status'), placeHolder: placeholder }))?.value;
}

async function askText(title: string, placeholder: string): Promise<string | undefined> {
	const text = await window.showInputBox({ title, prompt: placeholder });
	return text?.trim() || undefined;
}

interface Choice extends QuickPickItem {
	/** What the choice stands for when that is not its label. */
	readonly value?: string;
}

/** A list to choose from that also takes what is typed, behind or before the choices, as long as `typed` can make something of it. */
function pickOrType<Kind extends Choice>(asked: {
	title: string;
	placeholder: string;
	choices: readonly Kind[];
	typed: (text: string) => Kind | undefined;
	typedFirst?: boolean;
}): Promise<string | undefined> {
	const picker = window.createQuickPick<Choice>();
	picker.title = asked.title;
	picker.placeholder = asked.placeholder;
	picker.matchOnDescription = true;
	picker.items = asked.choices;
	picker.onDidChangeValue((value) => {
		const text = value.trim();
		const isListed = asked.choices.some(({ label }) => label.toLowerCase() === text.toLowerCase());
		const own = text === '' || isListed ? undefined : asked.typed(text);
		// An entry that the filter must not hide, since its label need not contain what was typed.
		const separator = { label: '', kind: QuickPickItemKind.Separator };
		const typed = own && { ...own, alwaysShow: true };
		picker.items = typed ? (asked.typedFirst ? [typed, separator, ...asked.choices] : [...asked.choices, separator, typed]) : asked.choices;
	});
	return new Promise((resolve) => {
		picker.onDidAccept(() => {
			// Whoever types fast presses Enter while the entry of their own is not yet in the list, or still that of "2026-12-2".
			const text = picker.value.trim();
			const listed = asked.choices.find((choice) => choice === picker.activeItems[0]);
			const chosen = listed ?? (text === '' ? undefined : asked.typed(text));
			if (!chosen) return;
			resolve(chosen.value ?? chosen.label);
			picker.hide();
		});
		picker.onDidHide(() => {
			resolve(undefined);
			picker.dispose();
		});
		picker.show();
	});
}

import { withoutEntities } from './escape.ts';
import type { Incident, IncidentEvent } from './incident.ts';
import { emptyIncident } from './incident-parts.ts';
import { isList, isObject, type Json, type JsonObject, type PayloadReader } from './payload.ts';

/** A channel of a Slack export: its messages in order of time, thread replies behind the message that they answer. */
export function readSlackChannel(
	reader: PayloadReader,
	messages: readonly JsonObject[],
	users: readonly JsonObject[],
	channel: string | undefined,
): Incident {
	const names = namesOf(reader, users);
	const read = messages.flatMap((message) => readMessage(reader, message, names)).sort(byStamp);
	const stamps = new Set(read.map((message) => message.stamp));
	const isReply = ({ thread, stamp }: Message): boolean => thread !== undefined && thread !== stamp && stamps.has(thread);
	const replies = new Map<string, Message[]>();
	for (const reply of read.filter(isReply)) {
		const thread = replies.get(reply.thread ?? '');
		if (thread) thread.push(reply);
		else replies.set(reply.thread ?? '', [reply]);
	}
	const parents = read.filter((message) => !isReply(message));
	const people = [...new Set(read.map((message) => message.actor))].filter((name) => name !== '');
	const [first] = read;
	const last = read.at(-1);
	return {
		...emptyIncident('Slack'),
		id: channel,
		start: first && isoOf(first.stamp),
		end: last && last !== first ? isoOf(last.stamp) : undefined,
		timeline: parents.flatMap((parent) => [
			eventOf(parent),
			...(replies.get(parent.stamp) ?? []).map((reply) => ({ ...eventOf(reply), reply: true as const })),
		]),
		people: people.map((name) => ({ role: 'In the channel', name })),
		guesses: first === undefined ? [] : ['Start and end are the times of the first and the last message.'],
	};
}

interface Message {
	/** Seconds and microseconds as Slack writes them; the message's identity as well. */
	readonly stamp: string;
	readonly thread: string | undefined;
	readonly actor: string;
	readonly text: string;
}

/** Joins, leaves and changes of topic say nothing about the incident. */
const silentSubtypes =
	/^(channel|group)_(join|leave|topic|purpose|name|archive|unarchive|convert\w*|posting_permissions)$|^(bot|app)_(add|remove|conversation_join)$|^(pinned_item|unpinned_item|reminder_add|tombstone)$/;

function readMessage(reader: PayloadReader, message: JsonObject, names: ReadonlyMap<string, string>): Message[] {
	const stamp = reader.text(message, 'ts');
	const subtype = reader.text(message, 'subtype');
	const user = reader.text(message, 'user', 'bot_id');
	const profile = reader.object(message, 'user_profile');
	const profileName = reader.text(profile, 'display_name') ?? reader.text(profile, 'real_name', 'name');
	const botName = reader.text(message, 'username') ?? reader.text(reader.object(message, 'bot_profile'), 'name');
	const thread = reader.text(message, 'thread_ts');
	// What remains of a message is how Slack shows it, and who joined.
	reader.take(message, ...Object.keys(message).filter((key) => !['text', 'topic', 'purpose', 'attachments', 'files'].includes(key)));
	if (stamp === undefined || (subtype !== undefined && silentSubtypes.test(subtype))) {
		if (/_(?:join|leave)$/.test(subtype ?? '')) reader.take(message, 'text');
		return [];
	}
	const written = reader.text(message, 'text') ?? (isList(message['blocks']) ? wordsIn(message['blocks']) : undefined);
	const extra = [
		...reader.objects(message, 'attachments').flatMap((part) => {
			const fallback = reader.text(part, 'fallback');
			reader.take(part, 'id', 'mrkdwn_in', 'ts', 'footer', 'service_name', 'original_url', 'actions');
			return reader.text(part, 'text') ?? reader.text(part, 'title', 'pretext') ?? fallback ?? [];
		}),
		...reader.objects(message, 'files').flatMap((file) => {
			const name = reader.text(file, 'title', 'name');
			const link = reader.text(file, 'permalink');
			reader.take(file, ...Object.keys(file));
			return name === undefined ? [] : [link === undefined ? `file ${name}` : `file ${name} (${link})`];
		}),
	];
	const text = [written, ...extra]
		.filter((part) => part !== undefined)
		.map((part) => plainSlackText(part, names))
		.join('; ');
	if (text.trim() === '') return [];
	return [{ stamp, thread, actor: names.get(user ?? '') ?? profileName ?? botName ?? user ?? '', text }];
}

/** The words of a message that consists of blocks alone, as those of bots do. */
function wordsIn(block: Json): string {
	if (isList(block)) {
		return block
			.map(wordsIn)
			.filter((words) => words !== '')
			.join(' ');
	}
	if (!isObject(block)) return '';
	const { text, elements, fields, title } = block;
	if (typeof text === 'string') return text;
	return [title, text, elements, fields]
		.flatMap((part) => (part === undefined ? [] : [wordsIn(part)]))
		.filter((words) => words !== '')
		.join(' ');
}

function namesOf(reader: PayloadReader, users: readonly JsonObject[]): ReadonlyMap<string, string> {
	const names = new Map<string, string>();
	for (const user of users) {
		const id = reader.text(user, 'id');
		const profile = reader.object(user, 'profile');
		const name =
			reader.text(profile, 'display_name') ??
			reader.text(profile, 'real_name') ??
			reader.text(user, 'real_name') ??
			reader.text(user, 'name');
		// A directory of all people is no part of the incident.
		reader.take(user, ...Object.keys(user));
		if (id !== undefined && name !== undefined) names.set(id, name);
	}
	return names;
}

/** Slack's own markup as words: mentions by name, links as their label and address, entities as characters. */
function plainSlackText(text: string, names: ReadonlyMap<string, string>): string {
	return withoutEntities(
		text.replace(/<([^<>]{1,2000})>/g, (_, inner: string) => {
			const bar = inner.indexOf('|');
			const target = bar < 0 ? inner : inner.slice(0, bar);
			const label = bar < 0 ? undefined : inner.slice(bar + 1);
			if (target.startsWith('@')) return `@${names.get(target.slice(1)) ?? label?.replace(/^@/, '') ?? target.slice(1)}`;
			if (target.startsWith('#')) return `#${label ?? target.slice(1)}`;
			if (target.startsWith('!date^')) return label ?? target;
			if (/^![a-z]/.test(target)) return `@${label?.replace(/^@/, '') ?? target.slice(1).replace(/^subteam\^/, '')}`;
			return label === undefined || label === target ? target : `${label} (${target})`;
		}),
	);
}

function eventOf(message: Message): IncidentEvent {
	const time = isoOf(message.stamp) ?? message.stamp;
	return { time, text: message.text, ...(message.actor === '' ? {} : { actor: message.actor }) };
}

function isoOf(stamp: string): string | undefined {
	const seconds = Number(stamp);
	return Number.isFinite(seconds) && seconds > 0 && seconds < 1e11 ? new Date(Math.floor(seconds) * 1000).toISOString() : undefined;
}

function byStamp(a: Message, b: Message): number {
	return Number(a.stamp) - Number(b.stamp);
}

import { endOfDigits, isDigit, isSpace, wordAt } from '../text/characters.ts';

/** A stretch of text that is written like a date, and how firmly: `exact` names a day, month or quarter; `vague` a weekday or "next week". */
export interface DatePhrase {
	readonly end: number;
	readonly certainty: 'exact' | 'vague';
}

/**
 * The date phrase that starts at a place of a text, as far as it goes; undefined when none starts there. Only where it stands is
 * found here; what day it means is read from the phrase alone.
 */
export function datePhraseAt(text: string, at: number): DatePhrase | undefined {
	return exactPhraseAt(text, at) ?? vaguePhraseAt(text, at);
}

/** Words that make the day in front of them a deadline: "2026-03-10までに", "3月10日之前完成", "3월 10일까지". */
export const wordsBehindDay = /(?:までに?|迄に?|까지|(?:之前|以前|前)(?:完成)?(?!\p{L}))/gu;

function exactPhraseAt(text: string, at: number): DatePhrase | undefined {
	for (const pattern of exactPatternsAt(text, at)) {
		pattern.lastIndex = at;
		const match = pattern.exec(text);
		if (match && (match[1] === undefined || monthNames.has(match[1].toLowerCase().replace(/\.$/, '')))) {
			return { end: at + match[0].length, certainty: 'exact' };
		}
	}
	return undefined;
}

/** The patterns that may fit, told by how many digits begin there or by the first word, so that most places of a text cost one look. */
function exactPatternsAt(text: string, at: number): readonly RegExp[] {
	const digits = endOfDigits(text, at) - at;
	if (digits > 0) return digits === 4 ? behindYear : digits <= 2 ? behindNumber : [];
	const word = wordAt(text, at);
	if (word === 'q') return [quarter];
	if (leads.has(word)) return behindLead;
	return monthNames.has(word) ? behindMonth : [];
}

function vaguePhraseAt(text: string, at: number): DatePhrase | undefined {
	if (!mayBeVague(text, at)) return undefined;
	vaguePattern.lastIndex = at;
	const match = vaguePattern.exec(text);
	return match ? { end: at + match[0].length, certainty: 'vague' } : undefined;
}

function mayBeVague(text: string, at: number): boolean {
	const code = text.charCodeAt(at);
	if (isDigit(code)) return endOfDigits(text, at) - at <= 2;
	return isSpace(code) ? isDigit(text.charCodeAt(at + 1)) : '来今下本'.includes(text.charAt(at)) || vagueWords.has(wordAt(text, at));
}

const edge = '(?![\\p{L}\\p{N}])';
const month = '(\\p{L}{3,10}\\.?)';
const year = '(?:,?\\s+(?:de |del )?(?:19|20)\\d\\d)?';
const leads: ReadonlySet<string> = new Set('the end mid early late start beginning ende fin fine finales eind einde'.split(' '));
const lead =
	'(?:(?:the\\s+)?(?:end|mid|early|late|start|beginning)(?:\\s+of|-)?\\s+|ende\\s+|fin(?:e|ales)?\\s+(?:de\\s+|di\\s+)?|eind(?:e)?\\s+)?';

const phrase = (source: string): RegExp => new RegExp(source, 'iuy');
const quarter = phrase(`${lead}(?:(?:19|20)\\d\\d[ -/]?)?Q[1-4](?:[ /-]?(?:of )?(?:(?:19|20)?\\d\\d))?${edge}`);
const koreanMonth = phrase('(?:\\d{4}\\s?년\\s?)?\\d{1,2}\\s?월(?:\\s?\\d{1,2}\\s?일)?');
const dayAndMonth = phrase(
	`${lead}\\d{1,2}(?:st|nd|rd|th|\\.|er|º|°)?[ -](?:of |de )?${month}(?:[ -](?:de |del )?(?:19|20)\\d\\d)?${edge}`,
);
const behindYear = [
	phrase(`\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}(?:[T ]\\d{2}:\\d{2}(?::\\d{2})?(?:Z|[ ]?UTC)?)?${edge}`),
	phrase('\\d{4}\\s?年\\s?\\d{1,2}\\s?月(?:\\s?\\d{1,2}\\s?日|末)?'),
	koreanMonth,
	quarter,
	phrase(`\\d{4}-\\d{2}${edge}`),
];
const behindNumber = [
	phrase('\\d{1,2}\\s?月\\s?(?:\\d{1,2}\\s?日|末)'),
	koreanMonth,
	phrase(`\\d{1,2}[./-]\\d{1,2}[./-](?:\\d{4}|\\d{2})${edge}`),
	dayAndMonth,
];
const behindMonth = [
	phrase(`${lead}${month}[ -]\\d{1,2}(?:st|nd|rd|th)?${year}${edge}`),
	phrase(`${lead}${month}[ ,]+(?:de |del )?(?:19|20)\\d\\d${edge}`),
];
const behindLead = [
	dayAndMonth,
	...behindMonth,
	quarter,
	phrase(`(?:(?:the\\s+)?(?:end|mid|early|late)(?:\\s+of|-)?\\s+|ende\\s+|fin\\s+(?:de\\s+)?)${month}${edge}`),
];

const weekdays =
	'mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs(?:day)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?|' +
	'montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|lundi|mardi|mercredi|jeudi|vendredi|lunes|martes|miércoles|jueves|viernes|' +
	'segunda|terça|quarta|quinta|sexta|lunedì|martedì|mercoledì|giovedì|venerdì|maandag|dinsdag|woensdag|donderdag|vrijdag';
const spans =
	'days?|weeks?|months?|quarters?|sprints?|years?|wochen?|tagen?|monate?n?|semanas?|días?|dias?|semaines?|jours?|mois|settiman[ae]|giorni|weken|dagen';

const vaguePattern = phrase(
	`(?:by\\s+)?(?:(?:(?:next|this|coming|by|on|eod|cob|end of day|close of business)\\s+)?(?:${weekdays})|(?:next|this|the next|end of(?: the| this| next)?|mid|nächste[nrs]?|diese[nrs]?|próxim[ao]|prochaine?|prossim[ao]|volgende)\\s+(?:${spans})|` +
		`(?:in|within|binnen|en|em|dans|tra)?\\s?\\d{1,2}\\s?(?:${spans}|[dw])(?:\\s+(?:from now|after review))?|tomorrow|today|tonight|morgen|mañana|amanhã|demain|domani|` +
		`eo[dwmqy]|asap|soon|immediately|ongoing|next (?:release|review|meeting|retro)|来週|今週|来月|今月末?|下周|本周|下个月)${edge}`,
);
/** The first words of vague phrases. */
const vagueWords: ReadonlySet<string> = new Set(
	(
		'by next this coming on eod eow eom eoq eoy cob end close the mid in within binnen en em dans tra tomorrow today tonight asap soon immediately ' +
		'ongoing mon monday tue tues tuesday wed wednesday thu thurs thursday fri friday sat saturday sun sunday morgen mañana amanhã demain domani ' +
		'montag dienstag mittwoch donnerstag freitag samstag sonntag nächste nächsten nächster nächstes diese diesen dieser dieses ' +
		'lundi mardi mercredi jeudi vendredi prochain prochaine lunes martes miércoles jueves viernes próxima próximo ' +
		'segunda terça quarta quinta sexta lunedì martedì mercoledì giovedì venerdì prossima prossimo ' +
		'maandag dinsdag woensdag donderdag vrijdag volgende'
	).split(' '),
);

const monthNames = new Set(
	(
		'january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec ' +
		'januar februar märz mai juni juli oktober dezember jän mär okt dez ' +
		'janvier février mars avril juin juillet août septembre octobre novembre décembre janv févr avr juil déc fevrier aout decembre ' +
		'enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre ene abr ago dic ' +
		'janeiro fevereiro março maio junho julho setembro outubro novembro dezembro fev set out ' +
		'gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre gen mag giu lug ott ' +
		'januari februari maart mei augustus mrt'
	).split(' '),
);

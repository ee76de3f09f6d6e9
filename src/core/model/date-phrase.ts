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
	startPattern.lastIndex = at;
	if (!startPattern.test(text)) return undefined;
	for (const pattern of exactPatterns) {
		pattern.lastIndex = at;
		const match = pattern.exec(text);
		if (match && (match[1] === undefined || monthNames.has(match[1].toLowerCase().replace(/\.$/, '')))) {
			return { end: at + match[0].length, certainty: 'exact' };
		}
	}
	vaguePattern.lastIndex = at;
	const match = vaguePattern.exec(text);
	return match ? { end: at + match[0].length, certainty: 'vague' } : undefined;
}

const edge = '(?![\\p{L}\\p{N}])';
const month = '(\\p{L}{3,10}\\.?)';
const year = '(?:,?\\s+(?:de |del )?(?:19|20)\\d\\d)?';
const lead =
	'(?:(?:the\\s+)?(?:end|mid|early|late|start|beginning)(?:\\s+of|-)?\\s+|ende\\s+|fin(?:e|ales)?\\s+(?:de\\s+|di\\s+)?|eind(?:e)?\\s+)?';

const exactPatterns = [
	`\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}(?:[T ]\\d{2}:\\d{2}(?::\\d{2})?(?:Z|[ ]?UTC)?)?${edge}`,
	'\\d{4}\\s?年\\s?\\d{1,2}\\s?月(?:\\s?\\d{1,2}\\s?日|末)?',
	'\\d{1,2}\\s?月\\s?(?:\\d{1,2}\\s?日|末)',
	'(?:\\d{4}\\s?년\\s?)?\\d{1,2}\\s?월(?:\\s?\\d{1,2}\\s?일)?',
	`\\d{1,2}[./-]\\d{1,2}[./-](?:\\d{4}|\\d{2})${edge}`,
	`${lead}\\d{1,2}(?:st|nd|rd|th|\\.|er|º|°)?[ -](?:of |de )?${month}(?:[ -](?:de |del )?(?:19|20)\\d\\d)?${edge}`,
	`${lead}${month}[ -]\\d{1,2}(?:st|nd|rd|th)?${year}${edge}`,
	`${lead}${month}[ ,]+(?:de |del )?(?:19|20)\\d\\d${edge}`,
	`${lead}(?:(?:19|20)\\d\\d[ -/]?)?Q[1-4](?:[ /-]?(?:of )?(?:(?:19|20)?\\d\\d))?${edge}`,
	`(?:(?:the\\s+)?(?:end|mid|early|late)(?:\\s+of|-)?\\s+|ende\\s+|fin\\s+(?:de\\s+)?)${month}${edge}`,
	`\\d{4}-\\d{2}${edge}`,
].map((source) => new RegExp(source, 'iuy'));

const weekdays =
	'mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs(?:day)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?|' +
	'montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|lundi|mardi|mercredi|jeudi|vendredi|lunes|martes|miércoles|jueves|viernes|' +
	'segunda|terça|quarta|quinta|sexta|lunedì|martedì|mercoledì|giovedì|venerdì|maandag|dinsdag|woensdag|donderdag|vrijdag';
const spans =
	'days?|weeks?|months?|quarters?|sprints?|years?|wochen?|tagen?|monate?n?|semanas?|días?|dias?|semaines?|jours?|mois|settiman[ae]|giorni|weken|dagen';

const vaguePattern = new RegExp(
	`(?:by\\s+)?(?:(?:(?:next|this|coming|by|on|eod|cob|end of day|close of business)\\s+)?(?:${weekdays})|(?:next|this|the next|end of(?: the| this| next)?|mid|nächste[nrs]?|diese[nrs]?|próxim[ao]|prochaine?|prossim[ao]|volgende)\\s+(?:${spans})|` +
		`(?:in|within|binnen|en|em|dans|tra)?\\s?\\d{1,2}\\s?(?:${spans}|[dw])(?:\\s+(?:from now|after review))?|tomorrow|today|tonight|morgen|mañana|amanhã|demain|domani|` +
		`eo[dwmqy]|asap|soon|immediately|ongoing|next (?:release|review|meeting|retro)|来週|今週|来月|今月末?|下周|本周|下个月)${edge}`,
	'iuy',
);

/** The letters that a date phrase can start with, so that most places of a text cost one look. */
const startPattern =
	/\d|q[1-4]|[a-zà-ÿ]{0,3}(?=\s)|(?:jan|feb|f[ée]v|m[aä]r|mrt|apr|abr|avr|ma[iyg]|mei|jun|jui|jul|jän|giu|gen|lug|aug|ago|ao[uû]|sep|set|o[ck]t|out|ott|nov|de[czs]|d[ée]c|dic|dez|ene|next|this|coming|end|eind|fin|mid|early|late|start|beginning|within|binnen|dans|mon|tue|wed|thu|fri|sat|sun|di[ec]|mit|don|frei|sam|son|lun|mer|jeu|ven|mié|jue|vie|seg|ter|qua|qui|sex|gio|maa|din|woe|vri|nächst|próx|proch|pross|volg|tomo|toda|toni|morg|maña|aman|dema|doma|eo[dwmqy]|cob|clos|asap|soon|imme|ongo|來|来|今|下|本)/iuy;

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

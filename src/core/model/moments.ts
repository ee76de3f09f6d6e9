import { momentPhrases } from '../vocabulary/moment-phrases.ts';
import { normalise } from '../vocabulary/normalise.ts';
import type { Moment } from '../vocabulary/terms.ts';
import type { MomentMark, TimelineEntry } from './postmortem.ts';
import type { EntryDraft } from './timeline-draft.ts';
import { sourceOfLine } from './timeline-line.ts';

/**
 * The moments that an entry marks: by a label in front of it, words in capitals such as "OUTAGE BEGINS" or its phase cell (explicit),
 * else by what its words suggest (guess). A moment is marked once.
 */
export function marksOf(draft: Pick<EntryDraft, 'words' | 'phase'>, label: string): MomentMark[] {
	const { line, from } = draft.words;
	const marks: MomentMark[] = [];
	const add = (moment: Moment | undefined, certainty: MomentMark['certainty'], range: MomentMark['range']): void => {
		if (moment && !marks.some((mark) => mark.moment === moment)) marks.push({ moment, certainty, range });
	};
	if (draft.phase) add(momentOfTitle(draft.phase.text), 'explicit', draft.phase.range);
	const text = line.text.slice(from);
	const bold = line.marked.find(({ start, end }) => end > from && line.text.slice(from, start).trim() === '');
	const lead = leadingLabel(text, bold ? bold.end - from : 0) ?? (label === '' ? undefined : { text: label, start: text.indexOf(label) });
	if (lead) add(momentOfTitle(lead.text), 'explicit', sourceOfLine(line, from + lead.start, from + lead.start + lead.text.length));
	for (const match of inCapitals.test(text) ? text.matchAll(capitals) : []) {
		add(momentOfCapitals(match[1] ?? ''), 'explicit', sourceOfLine(line, from + match.index, from + match.index + match[0].length));
	}
	for (const { moment, start, end } of guesses(text)) add(moment, 'guess', sourceOfLine(line, from + start, from + end));
	return marks;
}

/** The moment that a label, phase or group title names as a whole, in any of our languages; undefined for other words. */
export function momentOfTitle(title: string): Moment | undefined {
	return momentsByTitle.get(normalise(title));
}

/** Whether an entry speaks of a moment at all, judged broadly: for rules that look for a missing one. */
export function mentionsMoment({ text, marks }: Pick<TimelineEntry, 'text' | 'marks'>, moment: Moment): boolean {
	if (marks.some((mark) => mark.moment === moment) || broad[moment]?.test(text)) return true;
	return moment === 'detected' && triggeredByTool.test(text);
}

/** Whether the text tells of a decision or gives a reason for one. */
export function isDecision(text: string): boolean {
	return decision.test(text);
}

/** Whether the text tells that users, customers or stakeholders were told, by any channel. */
export function mentionsCommunication(text: string): boolean {
	return communication.test(text) || communicationStems.some((stems) => stems.test(text));
}

/** "Detected:", "**Recovery** …", "[Mitigated]": the words in front of a colon, in brackets or in a bold lead. */
function leadingLabel(text: string, bold: number): { readonly text: string; readonly start: number } | undefined {
	const match = labelPattern.exec(text);
	const label = match?.[1] ?? match?.[2];
	if (match && label !== undefined) return { text: label, start: match[0].indexOf(label) };
	// A bold lead, or an entry that is nothing but a title ("Detection time", "Resolved").
	if (bold === 0 && !/^\s*\p{L}+(?:\s(?:start\s|end\s)?time)?\s*$/iu.test(text.slice(0, 40))) return undefined;
	const words = bold > 0 ? text.slice(0, bold) : text;
	const start = words.length - words.trimStart().length;
	return { text: words.trim(), start };
}

const labelPattern = /^[\s*_]{0,4}(?:[[【(]([^\]】)\d]{2,40})[\]】)]|(\p{L}[^:：.,;()\d]{1,40}?)\s?[*_]{0,3}(?:[:：]|\s[—–-]\s))/u;
const capitals =
	/\b(?:OUTAGE|INCIDENT|IMPACT|DISRUPTION|DEGRADATION|PROBLEM)\s+(?:IS\s+|WAS\s+)?(BEGINS?|BEGAN|STARTS?|STARTED|DETECTED|DECLARED|MITIGATED|ENDS?|ENDED|OVER|RESOLVED)\b/g;

/** Whether there is a word in capitals at all: the shortest one is IMPACT. */
const inCapitals = /[A-Z]{6}/;

function momentOfCapitals(word: string): Moment {
	if (/^(?:BEG|START)/.test(word)) return 'start';
	if (word === 'DETECTED') return 'detected';
	if (word === 'DECLARED') return 'declared';
	return word === 'MITIGATED' ? 'mitigated' : 'resolved';
}

/** Labels and titles per moment, normalised. */
const titles: readonly (readonly [Moment, string])[] = [
	[
		'start',
		'start,started,start time,incident start,incident started,incident starts,incident begins,incident began,outage start,outage starts,outage started,outage begins,outage began,impact start,impact started,impact begins,impact began,first impact,begin,began,begins,onset,first symptom,first symptoms,initial symptom,initial symptoms,first failure,first error,defect became live,problem start,problem started,issue start,issue started,issue begins,beginn,start der storung,beginn der storung,debut,debut de lincident,inicio,inicio del incidente,inicio do incidente,inizio,aanvang,発生,障害発生,発端,开始,故障开始,发生,발생,장애 발생',
	],
	[
		'detected',
		'detected,detection,first detected,detection time,time detected,incident detected,issue detected,discovered,discovery,first alert,alert,alerted,first noticed,noticed,first report,reported,erkannt,erkennung,entdeckt,detecte,detection de lincident,detectado,deteccion,deteccao,rilevato,rilevamento,gedetecteerd,検知,検出,发现,检测,감지,탐지',
	],
	['paged', 'paged,page,on call paged,oncall paged,pager'],
	[
		'acknowledged',
		'acknowledged,acknowledgement,acknowledgment,ack,acked,response,response started,responded,investigation started,first response,対応開始,初動対応,响应,开始处理,대응 시작',
	],
	['declared', 'declared,incident declared,declaration,incident opened,インシデント宣言'],
	['hypothesis', 'hypothesis,suspected cause,theory'],
	[
		'causeFound',
		'identified,root cause,root cause identified,root cause found,cause identified,cause found,diagnosis,diagnosed,ursache gefunden,cause identifiee,causa identificada,causa raiz identificada,原因特定,原因判明,定位,根因定位,원인 파악',
	],
	['decision', 'decision,decided,decision made,entscheidung,decisione,決定,决策'],
	[
		'mitigated',
		'mitigated,mitigation,mitigation time,incident mitigated,impact mitigated,mitigation applied,fix applied,fix deployed,workaround applied,outage mitigated,gemildert,mitigacion,mitigado,mitigacao,mitigazione,緩和,暫定対応,缓解,止损,완화',
	],
	['repaired', 'repaired,repair,repariert'],
	[
		'resolved',
		'resolved,resolution,resolution time,recovery,recovered,full recovery,fully recovered,service restored,restored,all clear,incident resolved,incident closed,closed,outage ends,outage ended,outage end,incident ends,incident end,incident ended,impact ended,impact end,end,ended,end time,issue resolved,behoben,wiederhergestellt,ende,resolu,resolution de lincident,fin,retablissement,resuelto,resolucion,recuperacion,resolvido,resolucao,recuperacao,risolto,risoluzione,ripristino,opgelost,herstel,復旧,復旧完了,解決,恢复,解决,已恢复,복구,해결',
	],
	[
		'communicated',
		'communicated,communication,status page,status page updated,customers notified,external communication,announcement,公告,告知',
	],
];
const momentsByTitle = new Map(titles.flatMap(([moment, list]) => list.split(',').map((title) => [normalise(title), moment] as const)));

const futile =
	/\b(?:attempt(?:s|ed|ing)?|tr(?:y|ies|ied|ying)|blocked|fail(?:s|ed)?(?! ?-?over)|did ?n[o']t (?:help|work|fix)|does ?n[o']t (?:help|work)|no effect|unsuccessful(?:ly)?|initiated|trigger(?:s|ed)?|decided to|to (?:roll|revert|restart|disable|scale|deploy|apply)|start(?:s|ed|ing)?|begins?|began|plan(?:s|ned|ning)?|prepar(?:e[sd]?|ing)|discuss(?:ed|ing)?|consider(?:ed|ing)?|not )\b/;
const successful = /\b(?:complete[sd]?|successful(?:ly)?|finished|done)\b/;
const denied = /\b(?:no|not|without|zero|never|n't)\s(?:\w{1,16}\s)?$/;
const unresolved = /\b(?:not|never|partially|yet to be|to be|until|still|n't|will be|should be|once|un)\s?(?:\w{1,16} )?$/;

/** The moments that the words suggest, each at its first place. */
function guesses(text: string): { readonly moment: Moment; readonly start: number; readonly end: number }[] {
	const found: { moment: Moment; start: number; end: number }[] = [];
	const isEnglish = !beyondAscii.test(text);
	// İ alone has a lower case that is longer.
	const lower = (isEnglish ? text : text.replaceAll('İ', 'I')).toLowerCase();
	const mayBe = isEnglish ? momentsOfWords(lower) : undefined;
	if (mayBe?.size === 0) return found;
	for (const { moment, pattern } of momentPhrases) {
		const match = mayBe === undefined || mayBe.has(moment) ? pattern.exec(lower) : null;
		if (!match) continue;
		const start = match.index;
		const end = start + match[0].length;
		if (moment === 'mitigated' && isFutile(sentenceAround(lower, start))) continue;
		if (denied.test(lower.slice(Math.max(0, start - 16), start))) continue;
		if (moment === 'resolved' && unresolved.test(lower.slice(Math.max(0, start - 24), start))) continue;
		found.push({ moment, start, end });
	}
	return found;
}

/** Letters that are no ASCII: words with them, or without spaces between them, are found by the patterns alone. */
const beyondAscii = /[\u00c0-\u024f\u3000-\ud7ff\uf900-\uffef]/;

/** The moments that some word of the text may suggest. */
function momentsOfWords(text: string): ReadonlySet<Moment> {
	const moments = new Set<Moment>();
	for (const word of text.match(/\w+/g) ?? []) for (const moment of momentsByWord.get(word) ?? []) moments.add(moment);
	return moments;
}

const momentsByWord = new Map<string, Moment[]>();
for (const { moment, words } of momentPhrases)
	for (const word of words.split(' ')) momentsByWord.set(word, [...(momentsByWord.get(word) ?? []), moment]);

/** A rollback that was tried, blocked or only begun mitigates nothing, unless the same sentence says that it was completed. */
function isFutile(sentence: string): boolean {
	const rest = sentence.replace(/\brestart(?:s|ed)?\b/g, ' ');
	return futile.test(rest) && !successful.test(rest);
}

function sentenceAround(text: string, at: number): string {
	const before = text.slice(0, at);
	const start = Math.max(before.lastIndexOf('. '), before.lastIndexOf('; '), before.lastIndexOf('! ')) + 1;
	const end = text.slice(at).search(/[.;!](?:\s|$)/);
	return text.slice(start, end < 0 ? undefined : at + end);
}

const decision =
	/\b(?:decid(?:e|es|ed|ing)|decisions?|chose|chosen|choose|opt(?:s|ed) (?:to|for|not|against)|agree[sd]? (?:to|on|that|not)|consensus|because|instead of|rather than|ruled out|in favou?r of|judg(?:ed|ement))\b|entschieden|entscheidung|beschlossen|décid|décision|choisi|decidi|decisi[óo]n|decisão|deciso|se opt[óa]|optou|scelt|besloten|besluit|besliss|gekozen|決定|判断|見送|决定|决策|결정|판단/i;
const communication =
	/\b(?:status ?page|(?:customers?|users?|clients?|community|stakeholders?|subscribers?|tenants?|partners?|public|everyone|validators?|members?)\b.{0,40}?\b(?:notified|informed|updated|told|alerted|contacted|emailed)|(?:notif(?:y|ies|ied|ying|ication)|inform(?:s|ed|ing)?|told|tell(?:s|ing)?|contact(?:s|ed)?|e-?mail(?:s|ed)?|messag(?:e|es|ed)|updat(?:e|es|ed)|alert(?:s|ed)?|communicat\w+|repl(?:y|ies|ied) to|respond(?:s|ed)? to)\b.{0,40}?\b(?:customers?|users?|clients?|community|stakeholders?|subscribers?|tenants?|partners?|public|everyone|validators?|members?)|announc\w+|communicat(?:ed|ion|ions|es)|stakeholder update|public statement|press|tweet(?:s|ed)?|twitter|banner|newsletter|forum|discord|telegram|(?:posts?|posted|message|update) (?:\w+ ){0,4}(?:in|to|on) (?:#|slack|teams|discord|the (?:channel|forum|blog)))\b|kunden (?:informiert|benachrichtigt)|clients (?:informés|notifiés)|(?:clientes|usuarios) (?:notificados|informados|avisados)|clientes avisados|告知|公告|通知|アナウンス|공지/i;

/** The same by the stems of other languages' words: whom, and that they were told, in both orders. */
const communicationStems: readonly RegExp[] = [
	/(?:kund|nutzer|anwender|client|utilisateur|usager|usuari|usuári|utilizador|utent|klant|gebruiker)\p{L}{0,10}(?![\p{L}]).{0,40}?(?:informier|benachrichtig|unterrichtet|verständigt|angeschrieben|inform[ée]|notifi|prévenu|averti|avis[ae]d|comunic|avvis|geïnformeerd|ingelicht|gemaild|op de hoogte)/iu,
	/(?:informier|benachrichtig|unterricht|rundmail|mitteilung|inform|notifi|préven|prévien|averti|avis[ae]|avvis|comunica|communi[cq]|informeer|bericht).{0,40}?(?:kund|nutzer|anwender|client|utilisateur|usager|usuari|usuári|utilizador|utent|klant|gebruiker)/iu,
	/statusseite|page (?:de statut|d.état)|página d[eo] (?:estado|status)|pagina di stato|statuspagina|ankündig|annonc|anunci|annunci|aangekondigd|周知|お知らせ|ステータスページ|(?:利用者|ユーザー|顧客|お客様|関係者|全社).{0,12}(?:連絡|案内|共有)|状态页|狀態頁|通报|通報|致歉|상태 페이지|(?:고객|사용자|이용자|전사).{0,12}(?:안내|통보|공유)/iu,
];

/** How pagers tell of an alert: “Triggered through the API”, or the one word. */
const triggeredByTool = /\btriggered (?:through|via|by) the\b|\btriggered\.?$/i;

/** Few false alarms: any of these words counts as the moment. */
const broad: { readonly [moment in Moment]?: RegExp } = {
	start:
		/\b(?:begin\w*|began|start(?:s|ed|ing)?|first|outage|fail(?:s|ed|ing|ure|ures)?|errors?|down|degrad\w*|impact\w*|broke[n]?|crash\w*|halt(?:s|ed)?|drop(?:s|ped)?|spike[sd]?|deploy\w*|merge[sd]?|releas\w*)\b|発生|障害|开始|故障|ausfall|beginn|störung|inicio|falla|caída|début|panne|inizio|guasto|storing/i,
	detected:
		/\b(?:alert\w*|alarm\w*|monitor\w*|pag(?:e|es|ed|er|ing|erduty)|notic\w*|detect\w*|discover\w*|report\w*|complain\w*|flag(?:s|ged)?|saw|sees?|seen|found|finds?|aware|call(?:s|ed)?|spot(?:s|ted)?|observ\w*|notif\w*|realis\w*|realiz\w*|raised|ticket|identif\w*|asks?|asked|warning|signal\w*)\b|検知|検出|報告|気づ|发现|告警|报警|监控|감지|알림|erkannt|bemerk|gemeldet|meldet|alarm|détect|signal|constat|detect|report|avis|alerta|notar?on|rileva|allarm|segnala|gemeld|ontdekt/i,
	mitigated:
		/\b(?:fix\w*|revert\w*|roll(?:s|ed|ing)?[- ]?back|rollback\w*|restart\w*|reboot\w*|scal(?:e|es|ed|ing)|disabl\w*|block(?:s|ed|ing)?|patch\w*|switch\w*|work-?around\w*|stop(?:s|ped|ping)?|mitigat\w*|hot-?fix\w*|fail(?:s|ed)?[- ]?over|repair\w*|replac\w*|remov\w*|delet\w*|deploy\w*|appl(?:y|ies|ied)|redirect\w*|turn(?:s|ed)? (?:on|off)|enabl\w*|increas\w*|kill\w*|drain\w*|restor\w*|resolv\w*|recover\w*|upgrad\w*|downgrad\w*|rerun|re-run|correct\w*|purg\w*|clear\w*)\b|修正|対応|再起動|ロールバック|切り替え|修复|回滚|重启|缓解|수정|롤백|재시작|behoben|zurückgerollt|neu gestartet|neustart|corrig|redémarr|arregl|reinici|mitig|correg|riavvi|ripristin|hersta?rt|opgelost|teruggerold|teruggedraaid|retour arrière|revers|revert/i,
	resolved:
		/\b(?:resol\w*|normal\w*|recover\w*|clear(?:s|ed)?|complet\w*|over|back|fix(?:ed|es)?|restor\w*|clos(?:e|es|ed)|end(?:s|ed)?|operational|online|healthy|green|stable|stabili[sz]\w*|works?|working|finish\w*|done|success\w*|reopen\w*|re-open\w*|verified|confirm\w*|available|up again|mitigated)\b|復旧|解決|解消|完了|正常|恢复|解决|完成|복구|해결|정상|behoben|wiederhergestellt|wieder|normal|résolu|rétabli|resuelt|restablec|resolvid|recuperad|normaliz|estable|risolt|ripristin|opgelost|hersteld/i,
	acknowledged:
		/\b(?:ack\w*|join(?:s|ed)?|investigat\w*|look(?:s|ed|ing)? into|respon\w*|triag\w*|debug\w*|engag\w*|escalat\w*|is on it)\b|対応|調査|排查|响应|대응|untersuch|enquêt|investig|indag|onderzoek/i,
	communicated: communication,
	decision,
};

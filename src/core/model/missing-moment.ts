import type { Moment } from '../vocabulary/terms.ts';
import { mentionsMoment } from './moments.ts';
import type { Postmortem, Timeline, TimelineEntry } from './postmortem.ts';
import { passagesIn, sectionsFor, sourceOfEntry } from './section-text.ts';

/**
 * The timeline of a finished incident that tells nothing of a moment, judged broadly; undefined when there is none. Short timelines,
 * near misses, mini postmortems and incidents that go on are left out, and so is what a filled section or a header field tells instead.
 */
export function timelineWithout(postmortem: Postmortem, moment: Moment, template: string): Timeline | undefined {
	const { timelines, incidentStatus } = postmortem;
	if (
		template === 'mini' ||
		(incidentStatus && incidentStatus.value !== 'resolved') ||
		isNearMiss(postmortem) ||
		isToldElsewhere(postmortem, moment)
	) {
		return undefined;
	}
	return timelines.find(({ entries }) => {
		const told = entries.filter(({ time, text, offset }) => text !== '' && (time.precision !== 'none' || offset !== undefined));
		return (
			told.length >= 3 &&
			!entries.some((entry) => tellsOf(entry, moment) || tellsOf({ ...entry, text: sourceOfEntry(postmortem, entry) }, moment))
		);
	});
}

/** What tells of a moment in a timeline, though it may tell of something else too: a rule that misses one had better be silent. */
const furtherWords: { readonly [moment in Moment]?: RegExp } = {
	start:
		/\b(?:5xx|5\d\d|oom\w*|time-?outs?|timed out|latenc\w+|slow\w*|exceed\w*|expire[ds]?|reject\w*|un(?:available|reachable|responsive|healthy)|notready|stall\w*|stuck|hangs?|hung|full|exhaust\w*|saturat\w*|backlog|lost|loss|corrupt\w*|missing|leak\w*|expos\w*|push(?:es|ed)|commit(?:s|ted)?|rise[sn]?|rose|increas\w*)\b/i,
	detected:
		/\b(?:tickets?|grafana|datadog|sentry|pingdom|nagios|dashboards?|phones?|phoned|e-?mails?|inc-\d\w*|incident (?:\w+ )?(?:opened|declared|created))\b/i,
	mitigated:
		/\b(?:renew\w*|re-?deploy\w*|re-?creat\w*|re-?install\w*|re-?start\w*|paus\w*|purg\w*|revok\w*|rotat\w*|rais(?:e|es|ed)|lower(?:s|ed)|reduc\w*|terminat\w*|set to)\b/i,
	resolved:
		/\b(?:succeed\w*|usual|baseline|drained|empty|caught up|catch(?:es)? up|drop(?:s|ped)? (?:back )?(?:to|below)|passes|all good)\b/i,
};

/** The same in other languages, by the stems of their words. */
const furtherStems: { readonly [moment in Moment]?: RegExp } = {
	start:
		/(?<!\p{L})(?:fehler|fällt aus|fiel aus|ausgefallen|gestört|abst[üu]rz|nicht (?:erreichbar|verfügbar)|überlast|langsam|erreur|échec|échou|plant|indisponib|dégrad|lent|tomb|coup[ée]|error|fall[aoó]|caíd|ca[ey]|interrump|degrad|lent[oa]|primer[oa]?s? |falh|queda|caiu|erro|indispon|primeir|cad[eu]|guast|disservizi|prim[oaie] |fout|uitval|valt uit|viel uit|traag|mislukt|eerste )|エラー|失敗|異常|停止|遅延|応答なし|出始め|始ま|報错|报错|异常|異常|失败|失敗|中断|超时|变慢|不可用|上涨|飙升|오류|에러|실패|중단|지연|장애|급증|초과|시작/iu,
	detected:
		/(?<!\p{L})(?:auffäll|fällt .{0,40}auf|entdeck|festgestellt|fest, dass|erkannt|beschwer|anruf|hinweis|meldung|melde[nt]|benachrichtig|aufmerksam|remont|plaint|repér|découv|aperço|prévien|alert|appel|avis[ae]|descubr|identific|observ|percat|queja|reclam|perceb|notad[oa]|notou|relat|descobr|accort|scopr|scopert|lament|individua|notat|opgemerkt|merkt|belt|klacht|klaagt|gesignaleerd|constateer|gezien|ziet)|発見|発覚|判明|通知|アラート|警告|指摘|問い合わせ|申告|確認|反馈|反饋|投诉|预警|警报|收到|察觉|注意到|報告|报告|알람|경보|인지|발견|확인|신고|제보|문의|탐지|접수/iu,
	mitigated:
		/(?<!\p{L})(?:getauscht|ausgetauscht|ersetzt|deaktivier|abgeschaltet|umgestellt|umgeleitet|eingespielt|ausgerollt|angepasst|erhöht|gelöscht|korrigier|gestoppt|bascul|remplac|désactiv|arrêt|appliqu|déploy|rétabli|restaur|annul|augment|supprim|contourn|purg|despl[ie]e?g|desactiv|deshabilit|restaur|aplic|sustitu|reemplaz|aument|elimin|detien|deten|implant|implement|desativ|desabilit|substitu|remo[vç]|isola|bloque|disattiv|disabilit|sostitui|applica|rilascia|ripristin|aumenta|rimoss|ferma|uitgerold|uitgeschakeld|vervangen|toegepast|doorgevoerd|verwijderd|verhoogd|gestopt|omgezet|aangepast)|差し戻|切替|切り替|適用|停止|無効|増設|再作成|再デプロイ|復元|交換|解除|遮断|切换|切換|下线|关闭|禁用|扩容|降级|止血|改为|清理|替换|重新部署|回退|撤回|重建|되돌|적용|우회|증설|차단|비활성|교체|중지|전환|재배포|삭제|완화/iu,
	resolved:
		/(?<!\p{L})(?:störung (?:beendet|behoben)|beendet|geschlossen|abgeschlossen|stabil|erfolgreich|entwarnung|läuft wieder|funktionier|clos|clôtur|termin|opérationnel|stable|fonctionn|retour|en vivo|verificad|cerrad|finaliz|recuper|estable|operativ|funciona|encerra|conclu|retorno|restaurad|no ar|chius|conclus|funziona|stabil|verificat|operativ|verholpen|gesloten|afgerond|stabiel|werkt|beschikbaar)|収束|回復|クローズ|終了|再開|成功|闭环|閉環|通过|結束|结束|稳定|关闭|验证|成功|종료|회복|안정|정상|재개|마무리/iu,
};

function tellsOf(entry: TimelineEntry, moment: Moment): boolean {
	return (
		mentionsMoment(entry, moment) || furtherWords[moment]?.test(entry.text) === true || furtherStems[moment]?.test(entry.text) === true
	);
}

function isNearMiss({ title, fields, severity }: Postmortem): boolean {
	const words = [title?.text, severity?.text, ...fields.filter(({ id }) => id === 'category' || id === 'tags').map(({ value }) => value)];
	return words.some((text) => /\bnear[- ]?miss/i.test(text ?? ''));
}

function isToldElsewhere(postmortem: Postmortem, moment: Moment): boolean {
	const { fields } = postmortem;
	const hasField = (...ids: readonly string[]): boolean =>
		fields.some(({ id, value }) => id !== undefined && ids.includes(id) && value !== '');
	const hasSection = (role: 'detection' | 'resolution'): boolean =>
		sectionsFor(postmortem, role).some((section) => passagesIn(postmortem, section).some(({ text }) => /\p{L}/u.test(text)));
	switch (moment) {
		case 'detected':
			return hasField('detected', 'detectedBy', 'timeToDetect') || hasSection('detection');
		case 'mitigated':
			return hasField('timeToMitigate') || hasSection('resolution');
		default:
			return false;
	}
}

import type { Bucket } from '../vocabulary/terms.ts';
import type { Words } from '../vocabulary/words.ts';
import type { ActionItem } from './postmortem.ts';

/** The bucket that a whole text of up to three words names: not "Improve monitoring", which only holds such a word. */
export function exactBucket(text: string, words: Words): Bucket | undefined {
	const pieces = text.trim().split(/\s+/);
	const bucket = pieces.length <= 3 ? words.bucket(text) : undefined;
	if (bucket === undefined || pieces.length === 1) return bucket;
	const isPart = words.bucket(pieces.slice(1).join(' ')) === bucket || words.bucket(pieces.slice(0, -1).join(' ')) === bucket;
	return isPart && !/^[\p{L}]+ (?:actions?|items?|measures?)$/iu.test(text.trim()) ? undefined : bucket;
}

/**
 * The bucket of an action: the stated one, else what its words suggest; undefined when they suggest none. A guess is good enough for a
 * hint and for statistics, never for what is written into a document.
 */
export function likelyBucket(item: Pick<ActionItem, 'bucket' | 'text'>): Bucket | undefined {
	if (item.bucket?.value !== undefined) return item.bucket.value;
	if (detecting.test(item.text)) return 'detection';
	return limiting.test(item.text) || limitingByStem.test(item.text) ? 'mitigation' : undefined;
}

const detecting =
	/(?<![\p{L}])(?:monitor\w*|alert\w*|alarm\w*|page (?:when|if|on|the)|smoke tests?|synthetic\w*|dashboards?|health ?checks?|detect\w*|notifications?|metrics|probes?|canary alerts?|überwach\p{L}*|alarmier\p{L}*|warnung\p{L}*|warnmeldung\p{L}*|(?:früher|automatisch|schneller) erkennen|surveill\p{L}*|supervis\p{L}*|détect\p{L}*|monitori[zs]\w*|monitore\p{L}*|alerta\p{L}*|detec[ctç]\p{L}*|rileva\p{L}*|allarm\p{L}*|bewak\p{L}*|waarschuw\p{L}*|melding\p{L}*)(?![\p{L}])|監視|アラート|検知|検出|监控|告警|報警|报警|预警|監控|巡检|모니터링|알림|알람|경보|감지|탐지/iu;
const limiting =
	/(?<![\p{L}])(?:roll ?backs?|rolls? back|runbooks?|playbooks?|feature flags?|fail ?over\w*|circuit breakers?|time ?outs?|kill ?switch\w*|canar(?:y|ies)|on-call|backups?|fallbacks?|overrides?|spares?|redundan\w*|degrade gracefully|graceful degradation|rate limit\w*|retries|retry|restores?)(?![\p{L}])/iu;
const limitingByStem =
	/(?<!\p{L})(?:ersatz(?:gerät|teil|platine|server)|notfall(?:plan|handbuch|konzept)|rücksetz|zurückrollen|wiederherstell|retours? arrière|sauvegard|bascul|plan de (?:secours|reprise|continuité|contingencia|emergencia)|respaldos?|copias? de seguridad|restaura[rcç]|reversi[óo]n|reversão|plano de (?:contingência|emergência)|piano di (?:emergenza|ripristino)|ripristin|noodplan|terugdraai|reserve(?:onderdeel|server))|ロールバック|切り戻し|バックアップ|フェイルオーバー|フォールバック|ランブック|冗長化|復旧手順|回滚|回退|备份|備份|降级|熔断|限流|预案|容灾|兜底|롤백|백업|페일오버|런북|이중화|복구 절차|서킷 ?브레이커/iu;

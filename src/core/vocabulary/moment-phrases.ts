import type { Moment } from './terms.ts';

/**
 * What suggests a moment in an entry's words, in lower case; narrow, since metrics are made of it. Every text in ASCII that a pattern fits has one of the
 * words in front of it: for other texts the pattern is not asked, since each of them takes its time.
 */
export const momentPhrases: readonly { readonly moment: Moment; readonly words: string; readonly pattern: RegExp }[] = [
	{
		moment: 'start',
		words: 'begin begins began start starts started halt halts halted first down',
		pattern:
			/\b(?:outage|impact|errors?|error rates?|degradation|incident|downtime|disruption|failures?|timeouts?|5xx|(?:chain|network|service|site|traffic|latency)) (?:\w+ )?(?:begins?|began|starts?|started|halts?|halted)\b|\bfirst (?:failures?|failed (?:check|request|job|run)|errors?|observed failure|occurrence|customer impact)\b|\b(?:start(?:s|ed)?|began|begin(?:s)?) (?:to fail|failing|returning (?:errors|5\d\d)|throwing|timing out|rejecting)\b|\b(?:goes|went) down\b/,
	},
	{
		moment: 'detected',
		words:
			'ticket tickets complaints fire fires fired trigger triggers triggered received goes went storm alerted detect detects detected notify notifies notified alert alerts alarm alarms page pages warning warnings informed made became becomes noticed notices discovered discovers spotted spots disparada disparado disparadas disparados recibida recibido recibidas recibidos recebida recebido recebidas recebidos ricevuta ricevuto ricevute ricevuti scattata scattato scattate scattati customer customers user users client clients support sheriff sheriffs validator validators member members team report reports reported reporta reportan reportaron reportado detecta detectan detectaron detectado bemerkt gemeldet signale signalee',
		pattern:
			/\b(?:alert|alarm|monitor|monitoring|pagerduty|pingdom|sentry|opsgenie|nagios|prometheus|datadog|grafana|page|pager)s?(?:\s\w+){0,3}? (?:fires?|fired|triggers?|triggered|received|goes off|went off|storm|alerted|detects?|detected|notif(?:y|ies|ied))\b|\b(?:receiv(?:e|es|ed)|gets?|got|trigger(?:s|ed)) (?:an? |the |first |multiple |several )?(?:\w+ )?(?:alerts?|alarms?|pages?)\b|\b(?:posts?|posted|sends?|sent|raises?|raised|shows?|showed) (?:an? |the |multiple |several )?(?:alerts?|alarms?|warnings?)\b|\b(?:alerts?|alarms?) (?:from|for|about)\b|\b(?:informed|notified|made aware|became aware|becomes aware|alerted) (?:of|about|that)\b|\b(?:noticed|notices|detected|detects|discovered|discovers|spotted|spots)\b|\b(?:customers?|users?|clients?|support|sheriffs?|validators?|members?|team)\b(?:\s\w+){0,3}? (?:reports?|reported|complains?|complained|flags?|flagged|raises?|raised|noted|detect)\b|\b(?:support|customer|user) (?:tickets?|complaints?)(?:\s\w+){0,2}? (?:arriv(?:e|es|ed|ing)|com(?:e|es|ing) in|came in|filed|opened|received)\b|\breports? (?:of|that|from|received)\b|\b(?:first )?reported (?:by|on|in|to|that)\b|ユーザー?が?報告|検知|アラート(?:が)?(?:発報|発生|通知)|发现|(?:告警|报警|预警)(?:触发|响起|通知)|收到.{0,12}(?:告警|报警|预警)|감지|모니터링 알람|알람 ?(?:발생|수신)|경보 ?(?:발생|수신)|\balarm (?:ausgelöst|schlägt an)|\balert[ae]s? (?:disparad[oa]s?|recibid[oa]s?|recebid[oa]s?|reçue?s?|déclenchée?s?|ricevut[oaie]|scattat[oaie])|\b(?:reporta(?:n|ron|do)?|detecta(?:n|ron|do)?|bemerkt|gemeldet|signal[ée]e?)\b/,
	},
	{
		moment: 'paged',
		words: 'paged pages pagerduty sent oncall call',
		pattern: /\b(?:paged|pages (?:the |@|on-?call)|pagerduty|page sent|on-?call (?:is |was )?(?:paged|alerted|called))\b/,
	},
	{
		moment: 'acknowledged',
		words:
			'acknowledge acknowledges acknowledged ack acks acked joins joined it case over begin begins began start starts started investigation investigating declared declare declares',
		pattern:
			/\b(?:acknowledg(?:e|es|ed)|acks?|acked|joins|joined|is on it|on the case|takes? over as|(?:begins?|began|starts?|started) (?:the |an? |to )?(?:investigat\w+|look(?:ing)? into|triag\w+|debugging|diagnos\w+)|investigation (?:begins|began|started|starts)|investigating|incident (?:is |was )?declared|declares? (?:an )?incident)\b|対応開始|調査を?開始|开始排查/,
	},
	{
		moment: 'declared',
		words: 'declared opened declare declares',
		pattern: /\b(?:incident (?:is |was )?(?:declared|opened)|declare[sd]? (?:an? |the )?(?:sev\S* |major |p\d )?incident)\b/,
	},
	{
		moment: 'hypothesis',
		words: 'suspect suspects suspected suspecting hypothesis hypotheses hypothesise hypothesised hypothesize hypothesized likely theory',
		pattern: /\b(?:suspect(?:s|ed|ing)?|hypothes[ie]s|hypothesi[sz]ed?|likely|theory)\b/,
	},
	{
		moment: 'causeFound',
		words: 'cause traced smoking diagnosed',
		pattern:
			/\b(?:(?:root )?cause (?:is |was |has been )?(?:identified|found|confirmed|determined|discovered|established)|(?:identif(?:y|ies|ied)|found|finds|determined|pinpointed) (?:\w+ ){0,3}(?:root )?cause|traced (?:back )?to|smoking gun|diagnosed as)\b|原因特定|原因を?特定|定位到/,
	},
	{
		moment: 'decision',
		words: 'decide decides decided decision chose opted agreed consensus ruled',
		pattern: /\b(?:decid(?:e|es|ed)|decision (?:to|was|is|made|not)|chose|opted|agreed to|consensus (?:is |was )?reached|ruled out)\b/,
	},
	{
		moment: 'mitigated',
		words:
			'rollback roll rolledback rolled rollsback rolls rolling reverted reverts hotfix hotfixed hot workaround work failover failedover over disabled disables scaled restarted restarts fix patch repaired mitigated mitigacion mitigaciones aplicado aplicados',
		pattern:
			/\b(?:roll(?:ed|s)? ?back|rolling back (?:completed?|finished)|rollback (?:\w+ ){0,3}?(?:complete[sd]?|deployed|finished|done|successful)|revert(?:ed|s)|hot-?fix(?:ed)?|work-?around|fail(?:ed)?[- ]?over|disabl(?:ed|es)|scaled|restart(?:ed|s)|(?:fix|patch) (?:is |was |has been |\w+ )?(?:deployed|applied|released|rolled out|live|merged|shipped|pushed)|(?:deploy(?:ed|s)|appl(?:ied|ies)|released|shipped) (?:an? |the )?(?:\w+ )?(?:fix|patch|hotfix)|repaired|mitigated)\b|修正.{0,6}(?:デプロイ|適用)|ロールバック|回滚|mitigaci[óo]n|fix aplicado|zurückgerollt/,
	},
	{
		moment: 'resolved',
		words:
			'resolved clear recovered recovers restored back returned returne returns recovery closed over operational fully normal clos cerrado encerrado chiuso gesloten restaurado vivo restabelecido online erreichbar behoben wiederhergestellt resuelto restablecido restablecida resolvido resolvida normalizado normalizada risolto ripristinato ripristinata opgelost hersteld',
		pattern:
			/\b(?:resolved|all[- ]clear|(?:fully |service (?:is |was )?)?recovered|recovers|(?:service|services|access|traffic|functionality|operations?|connectivity|availability)?\s?(?:is |are |was |were |has been |have been )?(?:fully )?restored|back (?:to normal|to baseline|up|online|to 100 ?%)|returned? to (?:normal|baseline)|returns to normal|recovery (?:is |was )?confirmed|incident (?:is |was )?(?:closed|over)|(?:all )?systems? (?:verified )?operational|fully operational|normal operations?|(?:went|goes|gone) back to normal)\b|復旧|解消|収束を?宣言|恢复|已解决|彻底解决|闭环|복구|정상.{0,12}(?:복귀|회복)|장애 ?종료|\bincident (?:clos|clôturé|cerrado|encerrado|chiuso|gesloten)|\bretour à la normale|\bservi(?:ce|cio|ço|zio) (?:restauré|restaurado|en vivo|restabelecido)|\bretorno à normalidade|\bstörung beendet|\bwieder (?:normal|verfügbar|erreichbar|online)|\b(?:behoben|wiederhergestellt|résolu|rétabli|resuelto|restablecid[oa]|resolvid[oa]|normalizad[oa]|risolto|ripristinat[oa]|opgelost|hersteld)\b/,
	},
	{
		moment: 'communicated',
		words:
			'statuspage status notified informed updated told notify notifies inform informs emails emailed email announcement announced announces stakeholder public tweet tweeted',
		pattern:
			/\b(?:status ?page|(?:customers?|users?|clients?|community|stakeholders?) (?:\w+ )?(?:notified|informed|updated|told)|(?:notif(?:y|ies|ied)|inform(?:s|ed)|told|email(?:s|ed)) (?:\w+ ){0,3}?(?:customers?|users?|clients?|stakeholders?|community|partners)|announce(?:ment|d|s)|stakeholder update|public statement|tweet(?:ed)?)\b/,
	},
];

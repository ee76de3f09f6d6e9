import assert from 'node:assert/strict';
import type { SectionId } from '../../../src/core/vocabulary/terms.ts';
import { wordsOf } from '../../../src/core/vocabulary/words.ts';

const words = wordsOf();

describe('titles of sections', () => {
	const titles: readonly [fills: string, ...titles: string[]][] = [
		[
			'summary',
			'Summary',
			'1. Summary',
			'TL;DR',
			'What happened?',
			'What happened on March 3rd?',
			'📋 Executive summary:',
			'Description of the incident',
		],
		[
			'impact',
			':boom: Impact',
			'The Impact',
			'Impact on customers',
			'Customer impact',
			'Kundenauswirkung',
			'Impacted regions',
			'Impact of the outage',
			'Who was affected?',
			'Customer impact summary',
		],
		[
			'timeline',
			'Timeline (UTC)',
			'Timeline - all times PST',
			'Timeline {WIP}',
			'Incident timeline (all times in CET)',
			'Section 3: Timeline',
			'Sequence of events',
			'Timeline of the outage',
		],
		[
			'rootCause',
			'Root Cause(s)',
			'Root cause: a full disk',
			'4) Root cause analysis',
			'5 Whys',
			'Why did it happen?',
			'Why did the deploy fail?',
			'Cause of the outage',
			'Blameless root cause',
			'What caused this?',
			'What could have caused this',
			'What probably caused the outage?',
			'Why（根本原因）',
			'Analysis (root cause)',
			'IV. Root cause',
		],
		['contributingFactors', 'Contributing factors', 'Other contributing causes', 'Why wasn’t it caught in review?', 'What made it worse'],
		['detection', 'Detection', 'How was it detected?', 'How did we find out?', 'Detection (by customers)'],
		[
			'resolution',
			'Resolution (2026-06-20)',
			'Fix / Resolution',
			'How did we fix it?',
			'Chronological resolution',
			'Step-by-step resolution',
			'Change applied',
			'Mudança aplicada',
			'Cambio aplicado',
			'Modification appliquée',
			'Steps to resolution',
			'The actual fix',
			'Fix shipped (PR #12)',
			'Actions taken during the incident',
			'What we did to recover',
		],
		['wentWell', 'What went well', 'Things that went well', 'What helped'],
		['wentWrong', "What didn't go so well?", 'What went poorly', 'What could we have done better?', 'Things that could have gone better'],
		['lucky', 'Where we got lucky', 'Where did we get lucky?'],
		['lessons', 'Lessons learned', 'Lessons learnt (for the team)', 'What did we learn?', 'Lessons and thoughts', 'Key takeaways'],
		[
			'actionItems',
			'Action items',
			'Action Items (short and long term):',
			'Corrective and preventative measure(s)',
			'Follow-ups this incident drove',
			'Prevention / Hardening',
			'What will we do to prevent this from happening again?',
			'What are we doing next?',
			'Open items',
			'Long-term fixes',
		],
		['actionItems', 'What we’ll change', "What we're going to fix", 'Fixes, in priority order', 'Fixes (in order of priority)'],
		['actionItems', 'Mesures proposées', 'Actions ouvertes', 'Correctifs à venir', 'Correcciones propuestas', 'Correções propostas'],
		['actionItems', 'Fix proposti (non applicati)', 'Voorgestelde maatregelen', 'Vorgeschlagene Maßnahmen', '改善提案'],
		['actionItems', 'Ancora da fare', 'Noch zu tun', 'Nog te doen', 'Queda por hacer', 'Falta fazer'],
		['actionItems', '防止再发措施', '短期改进（一周内）', '권장 조치', '결론 및 권장 조치', '조치 일정'],
		['resolution', 'Fix immédiat (manuel)', 'Correctif définitif', 'Solución temporal', 'Solução definitiva', 'Soluzione temporanea'],
		['resolution', 'Permanente oplossing', '紧急修复', '回滚操作'],
		['lessons', 'Lehre', 'Unsere Lehre', 'Lezione', '关键教训', '핵심 교훈 정리', '重要な教訓'],
		['wentWrong', 'O que não funcionou bem', 'O que não deu certo', 'Wat niet goed werkte'],
		['summary', 'TL;DR for everybody else', 'TL;DR voor het team'],
		['detection', 'Hoe het aan het licht kwam', 'Hoe het lek is vastgesteld', 'Hoe we het hebben ontdekt', 'Hoe de storing opgemerkt werd'],
		['detection', 'Comment nous avons découvert la fuite', 'Comment la panne a été détectée', 'Come lo abbiamo notato'],
		[
			'detection',
			'Come è stata rilevata la perdita',
			'Cómo se ha detectado el fallo',
			'Cómo fue descubierta',
			'Como a falha foi percebida',
		],
		['detection', 'Wie es entdeckt wurde', 'Wie wir es bemerkt haben', 'How the leak was found', '发现经过', '감지 경위'],
		['resolution', 'Hoe het is opgelost', 'Comment le service a été rétabli', 'Come abbiamo risolto il guasto', 'Wie es behoben wurde'],
		['resolution', '怎么解决的', 'どのように解決したか', '조치 결과', '복구 결과'],
		['contributingFactors', 'What amplified the damage', 'Ce qui a aggravé la panne', 'Secondary cause: the cache'],
		['contributingFactors', 'Secundaire oorzaak — de cache', 'Causa secundaria', 'Causes secondaires', '次要原因'],
		[
			'contributingFactors',
			'Por qué nadie lo vio',
			'Pourquoi personne ne l’a vu',
			'Warum es niemand bemerkt hat',
			'Perché nessuno se ne è accorto',
		],
		['rootCause', 'Causa de la caída', 'Ursache des Ausfalls', 'Cause de la panne'],
		['resolution+actionItems', 'Corrective actions taken', 'Corrective measures implemented'],
		['lessons', 'Analysis: what we learned', '9. 分析: この事例から学ぶこと'],
		['lessons', 'Lecciones para el equipo', 'Aprendizados arquiteturais'],
		['detection+response', 'Detection & Response'],
		['rootCause+resolution', 'Root cause and fix'],
		['lessons+actionItems', 'Learnings & next steps', 'Lessons learned — action items'],
		['impact', 'What it cost us'],
		['timeline', 'How it unfolded'],
		['lessons', 'Platform takeaway', 'Ce que j’ai appris', '学到的'],
		['summary', 'Problème initial', '事故回顾'],
		['actionItems', 'Action needed (on-call)', 'What is left', 'Lo que queda', '行动清单', '以后怎么防'],
		['actionItems', 'Acciones preventivas implementadas', 'Ações corretivas', 'Actions correctives'],
		['resolution', 'Mitigations already in place', 'Mitigacion aplicada', 'Acciones correctivas tomadas', 'Cambios realizados'],
		['resolution', 'What was fixed', 'Ações corretivas aplicadas', 'Actions correctives mises en place', '已修复', '복구 절차'],
		['rootCause', '根本原因の特定'],
		['contributingFactors', 'Pourquoi ce n’a pas été détecté plus tôt', '为什么没有及时发现'],
		['actionItems', 'Remaining work', 'Proposed fixes', 'Como evitar', '残作業', '남은 일', '待办', 'Vermeidung'],
		['detection', '発見経緯'],
		['rootCause', 'Why this happens'],
		['resolution', 'Solving', 'Corrective actions applied', 'How I fixed it', '是正', '临时方案', 'Corrección aplicada'],
		['summary', 'What happens', 'In a nutshell', '何が起きた？（1行）', '한 줄 요약'],
		['wentWell+wentWrong', "How'd we do?", 'What went well / what went wrong'],
		['impact', 'Effect on customers', 'How many tenants were affected?', 'Impacto ou risco'],
		['contributingFactors', 'Factors that contributed', 'Why it went unnoticed', 'なぜ防げなかったか'],
		['detection', 'How the issue was discovered', 'Why detection failed', 'Falha de detecção'],
		['resolution', 'Instance fix', 'Response actions', 'Resolution summary', 'How it was mitigated', "Résolution de l'incident"],
		['rootCause', 'Causal chain (5 whys)', 'Faulty component and root cause', 'Las cinco causas', '근본원인분석'],
		['lessons', 'What this teaches us', 'Leçon'],
		['summary', '事実', '概況'],
		['impact', 'Scope of the outage', '業務影響'],
		['rootCause', '发生原因'],
		['resolution', '一次対応 (14:30)'],
		['contributingFactors', 'Why nothing detected it', 'Why no alert fired'],
		['contributingFactors', 'Contributing defects', 'Why the monitor did not alert'],
		['resolution', 'What we changed', 'Corrections applied', '处理方案', 'Solutions implemented', 'Changes applied'],
		[
			'contributingFactors',
			'Por qué no lo vimos',
			'なぜ気づけなかったのか',
			'为什么测试没发现',
			'왜 발견하지 못했나',
			'Warum ist es nicht aufgefallen?',
		],
		['rootCause', 'なぜ起きたのか', '왜 발생했나'],
		['resolution', 'どう直したか', '如何解决的', '어떻게 해결했나', 'Wie wir es gelöst haben', "Comment nous l'avons résolu"],
		['actionItems', '再発をどう防ぐか', '如何避免再次发生', '재발을 어떻게 막을 것인가', 'O que vai mudar'],
		['summary', 'Executive TL;DR', 'The one-sentence version', 'In one paragraph'],
		['rootCause', 'Root cause #1', 'Root cause #2: the probe'],
		['contributingFactors', 'Why the bug survived', 'Why the tests were green', 'Why recovery took so long', 'Missed signals'],
		['impact', 'What this cost us', 'What users experienced'],
		['contributingFactors', 'How did this get through?', 'Systemic causes'],
		['detection', 'How it came to light'],
		[
			'resolution',
			'What fixed it',
			'How service was restored',
			'Containment, eradication and recovery',
			'Actions immédiates',
			'Maßnahmen zur Behebung',
		],
		['wentWrong', 'What we got wrong'],
		['actionItems', 'Recommended changes', 'Action tracker', 'Recommended fixes', 'Never again'],
		['lessons', 'Rules learned'],
		['timeline', '發生經過'],
		['rootCause', "Pourquoi c'est arrivé"],
		['wentWell', 'Things that worked', 'What saved the day'],
		['wentWrong', 'Gaps identified', 'Where we struggled'],
		['wentWell+wentWrong', 'What held vs. what failed'],
		['actionItems', 'Recommended next phase', 'Follow-up hardening', 'Outstanding', 'Root cause remediations', 'Planned changes', '后续'],
		['actionItems', 'Process fix'],
		['actionItems', 'Plan d’amélioration pour la suite'],
		['actionItems', 'What must change', 'Countermeasures', 'Monitoring improvements', 'Tindakan (Action Items) + siapa', '防复发机制'],
		['wentWrong+rootCause', 'What went wrong (root cause)'],
		['wentWell+wentWrong', '잘 된 것 / 아쉬운 것'],
		['wentWell+wentWrong', 'What went well / badly', 'What worked / didn’t', 'Was lief gut / schlecht', 'Was gut lief und was nicht'],
		['wentWell+wentWrong', 'Ce qui a marché / pas marché', 'Ce qui a bien marché et moins bien', 'Lo que funcionó y lo que no'],
		['wentWell+wentWrong', 'Qué fue bien y qué mal', 'O que funcionou / falhou', 'Cosa ha funzionato / cosa no', 'Wat ging goed / fout'],
		['wentWell+wentWrong', '做得好的与不好的'],
		['wentWell', 'What went well and why', 'Was gut lief'],
		['actionItems', 'Maßnahmen-Tracking', 'Maßnahmenverfolgung'],
		['resolution+actionItems', '조치 사항', '조치사항'],
		['lessons', 'Learning outcome', 'Things we learned', 'Operational lessons', '経験教訓', "Ce qu'on retient"],
		[
			'actionItems',
			'Prevention measures implemented',
			'Preventive controls in place',
			'Fixes to prevent a repeat',
			'To-do list',
			'Ações corretivas V2',
		],
		[
			'resolution',
			'Workarounds',
			'What was the fix?',
			'復旧手順',
			'대응 조치',
			'Recovery aplicado',
			'Contenção executada',
			'Stratégie de remédiation',
		],
		[
			'contributingFactors',
			'Compounding factors',
			'Organizational factors',
			'为什么没有提前发现',
			"Pourquoi le défaut n'a pas été vu avant ?",
		],
		['detection', 'How detected', '故障发现'],
		['impact', 'How were customers affected?', 'What users saw', '事故影响'],
		['timeline', 'Running log', '障害のタイムライン', '故障时间线'],
		['rootCause', 'Why this broke', 'Origin of the problem', '根本原因深度分析'],
		['wentWell', 'Things done well', 'What limited the impact'],
		['actionItems', 'What stops a repeat', 'How can we prevent this in the future?', 'Tests to add'],
		['impact', 'How did the outage affect our customers?', 'Effect of the outage'],
		['detection', 'How were we alerted?', 'How we caught it'],
		['rootCause', 'The true root cause revealed', 'Why the chain halted', 'Confirmed cause'],
		['resolution', 'What I changed', 'Corrective actions completed'],
		['contributingFactors', 'What allowed this to happen'],
		['wentWell', 'What kept it from being worse'],
		['wentWrong', 'What we would do differently', 'The bad things', 'What hurt us'],
		['wentWell', 'Good stuff'],
		['impact', 'Who did this affect?', 'Scale of the outage'],
		['timeline', 'Incident progression', 'How it unfolded'],
		['detection', 'First signs of trouble'],
		['wentWrong', 'Areas to improve', 'What made things harder', 'Ce qui doit être amélioré', 'O que precisa melhorar', 'Da migliorare'],
		[
			'actionItems',
			'Prevent recurrence',
			'Vorbeugende Maßnahme',
			'Action préventive',
			'Evitar la recurrencia',
			'Prossime azioni',
			'Nazorg',
		],
		[
			'actionItems',
			'再発防止の取り組み',
			'避免再次发生',
			'재발 방지 액션',
			'후속 액션',
			'Como evitar a recorrência',
			'Herhaling voorkomen',
		],
		[
			'resolution',
			'Installed mitigation',
			'Sofortmaßnahme',
			'Remise en service',
			'Soluzione adottata',
			'已做的修复',
			'止血措施',
			'처리 과정',
		],
		[
			'detection',
			'Alarmierung',
			'Comment on s’en est aperçu',
			'Cómo se descubrió',
			'検知経路',
			'如何发现的',
			'최초 인지',
			'Hoe is het opgemerkt?',
		],
		['impact', '임팩트', '피해 규모', '影響内容', '影响分析', 'Schade', 'Danni', 'Utenti interessati'],
		['rootCause', 'Analyse der Ursachen', 'Origine del problema', 'Oorzakenanalyse', 'Por que ocorreu?', '根因定位', '原因の詳細'],
		[
			'rootCause',
			'Cause n°1 (API)',
			'Cause n° 2',
			'Cause #1: the cache',
			'Ursache Nr. 1: der Cache',
			'Causa 2: la caché',
			'Cause no. 1 — fixed',
		],
		['contributingFactors', 'Verzwarende factoren', 'Cause concorrenti', '検知できなかった理由', '系统性原因', '복합 요인', 'O que piorou'],
		['lessons', 'Binding lessons (enforced by the linter)', 'Hard lessons', 'Aprendizado', 'Lezione appresa'],
		['wentWell', 'Was geholfen hat', 'Ce qui a aidé', 'Qué ayudó', 'O que ajudou', 'Cosa ha aiutato', 'Wat hielp'],
		['summary', 'Kurzüberblick', 'Los hechos', 'Het incident', '一句话总结', '핵심 요약'],
		['timeline', 'Key times', 'Journal des événements', 'Svolgimento dei fatti', 'Chronologisch verloop', '対応の経緯', '시간대별 대응'],
	];
	for (const [fills, ...list] of titles) {
		for (const title of list) it(`${title} → ${fills}`, () => assert.equal(words.section(title)?.fills.join('+'), fills));
	}

	for (const title of [
		'Backup and recovery',
		'Disaster recovery',
		'Impact of the fix',
		'Why the primary survived',
		'How the backup survived the outage',
		'Hoe lekken ontdekt worden',
		'Comment détecter une fuite',
		'Cómo detectar una fuga',
		'Come rilevare una perdita',
		'Prevention summary',
		'Possible fixes',
		'Impact mitigation',
		'Solución de problemas',
		'Verification',
		'Restore and backup',
		'Bug fix',
		'Needed fix',
		'Technical details',
		'Conclusion',
		'Files affected (all reverted)',
		'Affected code',
		'Remediation timeline for auditors',
		'Summary of the storage service disruption in Frankfurt',
		'Node topology',
		'Suivi 24h',
		'Date of the incident / detection',
		'Data do incidente / detecção',
		'14:03',
		'',
		'x'.repeat(5000),
	]) {
		it(`${title.slice(0, 60) || 'an empty title'} is no section`, () => assert.equal(words.section(title), undefined));
	}

	it('knows titles that only stand in for a role', () => {
		assert.equal(words.section('Details'), undefined);
		assert.deepEqual(words.substitute('Details')?.fills, ['summary']);
		assert.deepEqual(words.section('Background')?.fills, ['background']);
		assert.deepEqual(words.substitute('Background')?.fills, ['summary']);
		assert.deepEqual(words.substitute('Context')?.fills, ['summary']);
		assert.deepEqual(words.substitute('Why it matters')?.fills, ['impact']);
		assert.deepEqual(words.substitute('Analysis')?.fills, ['rootCause']);
		assert.deepEqual(words.substitute('2. Implementation order')?.fills, ['actionItems']);
		assert.deepEqual(words.substitute('Diagnóstico')?.fills, ['rootCause']);
		assert.deepEqual(words.substitute('Problema identificado')?.fills, ['summary']);
		assert.deepEqual(words.substitute('Introduction')?.fills, ['summary']);
		for (const title of ['Contexto', 'Hintergrund', 'Achtergrond', 'Contesto', '背景', '배경'])
			assert.deepEqual(words.substitute(title)?.fills, ['summary'], title);
		for (const title of ['技术分析', '原因調査', '기술 분석', 'Diagnosi'])
			assert.deepEqual(words.substitute(title)?.fills, ['rootCause'], title);
		assert.deepEqual(words.substitute('Probleem')?.fills, ['summary']);
		assert.deepEqual(words.substitute('Findings')?.fills, ['rootCause']);
		assert.deepEqual(words.section('Open issues')?.fills, ['openQuestions']);
		assert.deepEqual(words.substitute('Open issues')?.fills, ['actionItems']);
	});

	it('puts a team’s own words first', () => {
		const aliases = {
			sections: { impact: ['Schadensbild'], timeline: ['Detection'] },
			fields: {},
			columns: { owner: ['Pate'] },
			statuses: { dropped: ['begraben'] },
		};
		const own = wordsOf(aliases);
		assert.deepEqual(own.section('Schadensbild')?.fills, ['impact']);
		assert.deepEqual(own.section('Detection')?.fills, ['timeline'] satisfies SectionId[]);
		assert.equal(own.itemColumn('Pate'), 'owner');
		assert.equal(own.itemStatus('Begraben'), 'dropped');
		assert.equal(wordsOf(aliases), own);
		assert.equal(words.section('Schadensbild'), undefined);
	});
});

describe('fields, columns and statuses', () => {
	const same: readonly [got: unknown, want: unknown, what: string][] = [
		[words.field('Date of incident')?.id, 'date', 'Date of incident'],
		[words.field('Start (UTC)')?.id, 'start', 'Start (UTC)'],
		[words.field('Severity / Priority')?.id, 'severity', 'Severity / Priority'],
		[words.field('Author(s)')?.id, 'authors', 'Author(s)'],
		[words.field('Verdict'), undefined, 'Verdict'],
		[words.itemColumn('Action Item'), 'text', 'Action Item'],
		[words.itemColumn('Owner / DRI'), 'owner', 'Owner / DRI'],
		[words.itemColumn('#'), 'id', '#'],
		[words.itemColumn('Bug (#)'), 'link', 'Bug (#)'],
		[words.timelineColumn('Time (UTC)'), 'time', 'Time (UTC)'],
		[words.timelineColumn('Time CET'), 'time', 'Time CET'],
		[words.timelineColumn('What happened'), 'event', 'What happened'],
		[words.itemStatus('✅ Complete (PR #12)'), 'done', '✅ Complete'],
		[words.itemStatus('Bug 5554823 **TODO**'), 'open', 'TODO behind a bug'],
		[words.itemStatus('Not done'), 'open', 'Not done'],
		[words.itemStatus('⬜️'), 'open', 'an empty box'],
		[words.itemStatus(':white_check_mark:'), 'done', 'a shortcode'],
		[words.itemStatus(':x:'), 'dropped', 'a shortcode of one letter, which is no tick'],
		[words.itemStatus('✅✅'), 'verified', 'two ticks'],
		[words.itemStatus('Won’t fix'), 'dropped', 'Won’t fix'],
		[words.itemStatus('Finito'), undefined, 'an unknown word'],
		[words.incidentStatus('Resolved (03:10)'), 'resolved', 'Resolved'],
		[words.documentStatus('In review'), 'in-review', 'In review'],
		[words.bucket('Type: preventative'), 'prevention', 'preventative'],
		[words.incidentStatus('Diagnosed. The fix is below.'), 'identified', 'Diagnosed'],
		[words.incidentStatus('Diagnostiqué'), 'identified', 'Diagnostiqué'],
		[words.incidentStatus('Remediated'), 'resolved', 'Remediated'],
		[words.incidentStatus('Patched on 2026-03-04'), 'resolved', 'Patched'],
		[words.incidentStatus('gedicht en getest'), 'resolved', 'gedicht'],
		[words.incidentStatus('Rientrato'), 'resolved', 'Rientrato'],
		[words.incidentStatus('Sanado'), 'resolved', 'Sanado'],
		[words.incidentStatus('解消済み'), 'resolved', '解消済み'],
		[words.incidentStatus('已处置'), 'resolved', '已处置'],
		[words.itemStatus('Encerrado'), 'done', 'Encerrado'],
		[words.itemStatus('Clôturée'), 'done', 'Clôturée'],
		[words.incidentStatus('修正済み（v1.2.0）'), 'resolved', '修正済み'],
		[words.incidentStatus('处理中'), 'ongoing', '处理中'],
		[words.bucket('réparer'), 'repair', 'réparer'],
		[words.bucket('corregir'), 'repair', 'corregir'],
		[words.bucket('detecteren'), 'detection', 'detecteren'],
		[words.isUnknown('N/A'), true, 'N/A'],
		[words.isUnknown(' – '), true, 'a dash'],
		[words.isUnknown('✅'), false, 'a tick'],
		[words.isUnknown('sam'), false, 'sam'],
		[words.sectionTitle('wentWrong', 'en'), "What Didn't Go Well", 'a title to write'],
		[words.sectionQuestion('impact', 'en').endsWith('?'), true, 'a question'],
	];
	for (const text of [
		'Not resolved',
		'Not yet fully fixed',
		'noch nicht behoben',
		'pas encore résolu',
		'aún no resuelto',
		'não resolvido',
		'non ancora risolto',
		'nog niet opgelost',
		'未解決',
		'尚未修复',
		'미해결',
		'해결 안 됨',
	]) {
		it(`${text}: open, and ongoing`, () => {
			assert.equal(words.itemStatus(text), 'open');
			assert.equal(words.incidentStatus(text), 'ongoing');
		});
	}
	it('reads a status behind one that is denied', () => {
		assert.equal(words.documentStatus('Contido, não encerrado'), undefined);
		assert.equal(words.documentStatus('Not reviewed, draft'), 'draft');
		assert.equal(words.incidentStatus('Mitigated, not resolved'), 'mitigated');
		assert.equal(words.itemStatus('이미해결'), 'done');
		assert.equal(words.itemStatus('Not needed'), 'dropped');
	});

	for (const [got, want, what] of same) it(`${what}: ${String(want)}`, () => assert.deepEqual(got, want));

	const labels: readonly [id: string, ...labels: string[]][] = [
		[
			'end',
			'Date of resolution',
			'Data de resolução',
			'Fecha de resolución',
			'Date de résolution',
			'Datum der Behebung',
			'Data di risoluzione',
			'Datum oplossing',
		],
		['detected', 'Date of detection', 'Issue discovered', 'Data de detecção', 'Data rilevazione', 'Date de la détection', '감지 일시'],
		['date', 'Date of occurrence', 'Data de ocorrência', 'Fecha de ocurrencia', 'Datum der Störung', 'Datum incident', 'Data incidente'],
		['duration', 'Duração do impacto', 'Durée incident'],
		['severity', '严重度', '故障级别', '影响级别', '事故定级', '심각도 등급', 'Ernstgraad'],
		['end', 'Datum herstel', 'Hersteld op'],
		[
			'detected',
			'Datum ontdekking',
			'Datum vaststelling',
			'Vastgesteld op',
			'Data da descoberta',
			'Date de découverte',
			'Entdeckungsdatum',
		],
		['status', 'Status atual'],
		[
			'start',
			'Date/time start',
			'Date et heure de début',
			'Fecha/hora de inicio',
			'Data/hora de início',
			'Data/ora inizio',
			'Datum/Uhrzeit Beginn',
		],
		['end', 'End date/time', 'Date/heure de fin', 'Fecha y hora de fin', 'Data/hora fim (UTC)', 'Data e ora fine', 'Datum/tijd einde'],
		[
			'date',
			'Date/time of the incident',
			'Datum und Uhrzeit des Vorfalls',
			"Date et heure de l'incident",
			'Fecha y hora del incidente',
			'Data/hora',
			"Data e ora dell'incidente",
			'Datum/tijd',
			'日時',
			'日期时间',
			'일시',
			'Impact period',
			'Période',
			'Período',
			'影響期間',
		],
		['authors', 'Auteur·rice·s', 'Auteur(e)s', 'Elaborado por', 'Preparado por', 'Autore/i'],
		['attendees', 'Involved teams'],
		['services', 'Primary services impacted'],
		['id', 'Numéro incident', "Numéro de l'incident", '问题编号'],
	];
	for (const [id, ...list] of labels) for (const label of list) it(`${label}: ${id}`, () => assert.equal(words.field(label)?.id, id));

	const over: readonly string[] = [
		'Recuperado (22:11)',
		'Restaurada',
		'Corrigé',
		'Corrigido',
		'Recuperato',
		'対応完了',
		'已闭环',
		'조치 완료',
	];
	for (const text of over) it(`${text} is resolved`, () => assert.equal(words.incidentStatus(text), 'resolved'));
	for (const text of ['Contenido', 'Contido']) it(`${text} is mitigated`, () => assert.equal(words.incidentStatus(text), 'mitigated'));
	for (const text of ['작성중', '작성 중']) it(`${text} is a draft`, () => assert.equal(words.documentStatus(text), 'draft'));
	for (const text of ['已执行', '已落实', 'Realizado', 'Realizada'])
		it(`${text} is done`, () => assert.equal(words.itemStatus(text), 'done'));
	it('In attesa is open', () => assert.equal(words.itemStatus('In attesa'), 'open'));
});

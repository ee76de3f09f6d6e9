import assert from 'node:assert/strict';
import { likelyBucket } from '../../../src/core/model/item-bucket.ts';

describe('the bucket that an action’s words suggest', () => {
	const texts: readonly [bucket: string | undefined, ...texts: string[]][] = [
		[
			'detection',
			'Alert when the queue grows',
			'Warnung bei vollem Zertifikatsspeicher einrichten',
			'Fehlversuche früher erkennen',
			'Détecter les files bloquées',
			'Ajouter une alerte sur la file',
			'Detección de colas bloqueadas',
			'Detecção de filas paradas',
			'Rilevazione automatica delle code ferme',
			'Allarme sulla coda',
			'Melding bij een volle wachtrij',
			'滞留の検出を自動化する',
			'队列堆积时预警',
			'연결 수 알람 추가',
			'지연 감지 추가',
		],
		[
			'mitigation',
			'Write a runbook for the queue',
			'Ersatzgerät bereithalten',
			'Notfallplan für den Ausfall schreiben',
			'Documenter le retour arrière',
			'Sauvegarder la base chaque heure',
			'Probar la restauración del respaldo',
			'Plano de contingência para a fila',
			'Piano di emergenza per la coda',
			'Procedura di ripristino della coda',
			'Noodplan voor de wachtrij',
			'ロールバック手順を用意する',
			'バックアップからの復元を試す',
			'增加回滚脚本',
			'准备应急预案',
			'롤백 절차 문서화',
			'백업 주기를 한 시간으로 줄이기',
		],
		[
			undefined,
			'Rename the queue',
			'Bestellung prüfen',
			'Schulung für das Team',
			'Former l’équipe',
			'Revisar el contrato',
			'Treinar a equipe',
			'Rivedere il contratto',
			'Contract herzien',
			'単体テストを追加する',
			'增加单元测试',
			'단위 테스트 추가',
		],
	];
	for (const [bucket, ...list] of texts)
		for (const text of list) it(`of “${text}”: ${bucket ?? 'none'}`, () => assert.equal(likelyBucket({ text, bucket: undefined }), bucket));
});

import { libelleEuros } from '#app/commun/euros.ts';
import { accorder } from '#app/commun/texte.ts';
import { Feuille } from '#app/ui/feuille.tsx';
import { Fiche } from '#app/ui/fiche.tsx';
import { Puce } from '#app/ui/puce.tsx';
import type { PageAReserver } from './preparer.server.ts';

const DEMI = (combien: number) =>
  combien === 0 ? '' : combien % 2 === 0 ? accorder(combien / 2, 'jour') : accorder(combien, 'demi-journée');

/** What it is, where it is today, and how far. */
export function TeteDeMalle({ malle }: { malle: PageAReserver['malle'] }) {
  const { resume, public: gens, etat, structure, commune, km } = malle;
  const ou = [`Gardée par ${structure}`, commune, km !== null && km > 0 && `à ${km}\u00a0km de chez vous`].filter(Boolean);
  return (
    <div className="pile pile--serree">
      <p>{[resume, gens && `Pour ${/^jusqu/.test(gens) ? gens : `un public ${gens}`}.`].filter(Boolean).join(' ')}</p>
      <p className="rangee petit">
        <Puce ton={etat.ton}>{etat.phrase}</Puce>
        <span className="doux">{ou.join(', ')}</span>
      </p>
    </div>
  );
}

/** Under what it is lent. */
export function ReglesDeMalle({ malle, accord }: { malle: PageAReserver['malle']; accord: boolean }) {
  const { joursMax, preavis, avant, apres, caution, gardienne, ouRetirer, quandRetirer } = malle;
  const entre = DEMI(Math.max(avant, apres));
  return (
    <Feuille creux titre="Les règles du prêt">
      <Fiche
        etroite
        lignes={[
          { titre: 'Durée', contenu: `${accorder(joursMax, 'jour')} au plus` },
          { titre: 'Prévenir', contenu: preavis > 0 && `${accorder(preavis, 'jour')} avant` },
          { titre: 'Entre deux prêts', contenu: entre && `${entre}, pour recompter et nettoyer` },
          {
            titre: 'Caution',
            contenu: caution === 0 ? 'Aucune' : `${libelleEuros(caution)}, à la remise`,
          },
          { titre: 'Accord', contenu: accord ? 'La structure qui la garde répond' : 'Aucun à attendre : réserver suffit' },
          { titre: 'Où la retirer', contenu: [ouRetirer, quandRetirer].filter(Boolean).join('. ') },
          { titre: 'Qui la garde', contenu: gardienne },
        ]}
      />
    </Feuille>
  );
}

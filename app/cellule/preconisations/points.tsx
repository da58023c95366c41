import { LienBouton } from '#app/ui/bouton.tsx';
import { Feuille } from '#app/ui/feuille.tsx';
import { Section } from '#app/ui/page.tsx';
import type { PointsLus } from './lire-preconisations.server.ts';

/** What changed 3 and 6 months after, and when it is asked. */
export function Points({ id, ecrit, points, aVenir }: PointsLus) {
  if (points.length === 0 && aVenir.length === 0) return null;
  return (
    <Section
      titre="Points à 3 et 6 mois"
      id="points"
      actions={
        ecrit ? (
          <LienBouton genre="second" href={`/cellule/demandes/${id}/points`} icone="crayon">
            Faire le point
          </LienBouton>
        ) : undefined
      }
    >
      <div className="pile">
        {points.map((point) => (
          <Feuille salle="cellule" key={point.id}>
            <h3>{point.titre}</h3>
            <p className="texte-libre">{point.texte}</p>
            <p className="petit doux">{`${point.qui}, ${point.quand}`}</p>
          </Feuille>
        ))}
      </div>
      {aVenir.map(({ mois, titre, vers }) => (
        <p className="doux" key={mois}>{`${titre}\u00a0: vers le ${vers}. Un courriel dira alors qu’une page attend.`}</p>
      ))}
    </Section>
  );
}

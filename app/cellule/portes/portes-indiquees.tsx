import { LienBouton } from '#app/ui/bouton.tsx';
import { Feuille } from '#app/ui/feuille.tsx';
import { Section } from '#app/ui/page.tsx';
import type { PortesLues } from './lire-portes.server.ts';

/** Public doors that were shown to the structure. */
export function Portes({ id, portes, mot, indique, oriente }: PortesLues) {
  if (portes.length === 0 && !indique) return null;
  return (
    <Section
      titre="D’autres portes"
      id="portes"
      actions={
        indique ? (
          <LienBouton genre="lien" href={`/cellule/demandes/${id}/portes`} icone="ajouter">
            Indiquer une porte
          </LienBouton>
        ) : undefined
      }
    >
      {portes.length === 0 && (
        <p className="doux">Aucune encore. CIP, DLA, commissaire aux comptes… une porte publique de plus.</p>
      )}
      {mot && <p className="texte-libre mesure">{mot}</p>}
      <ul className="pile liste-nue">
        {portes.map((porte) => (
          <li key={porte.cle}>
            <Feuille salle="cellule">
              <h3>{porte.nom}</h3>
              <p>{porte.quoi}</p>
              <p>
                <strong>{porte.contact}</strong>
              </p>
              {porte.mot && <p className="texte-libre">{porte.mot}</p>}
              <p className="petit doux">{`${porte.qui}, ${porte.quand}`}</p>
            </Feuille>
          </li>
        ))}
      </ul>
      {oriente && (
        <div className="actions">
          <LienBouton genre="second" href={`/cellule/demandes/${id}/orienter`}>
            Orienter vers d’autres portes, et clore
          </LienBouton>
        </div>
      )}
    </Section>
  );
}

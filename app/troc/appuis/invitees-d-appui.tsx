import { CANAUX, LIBELLE_CANAL } from '#app/commun/canaux.ts';
import type { Formulaire } from '#app/commun/formulaire.ts';
import { Bouton } from '#app/ui/bouton.tsx';
import { Champ } from '#app/ui/champ.tsx';
import { Choisir } from '#app/ui/choisir.tsx';
import { Choix } from '#app/ui/choix.tsx';
import { Repli } from '#app/ui/feuille.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';
import { Lien } from '#app/ui/lien.tsx';
import { Section } from '#app/ui/page.tsx';
import { Puce, type TonDePuce } from '#app/ui/puce.tsx';
import { MAX_PRECISION_APPUI } from './appuis.ts';
import type { AppuiLu } from './lectures.server.ts';

const tonDe = (reponse: 'oui' | 'non' | null): TonDePuce =>
  reponse === 'oui' ? 'succes' : reponse === 'non' ? 'vide' : 'attention';

/** Who was invited and what each answered, for the coordination alone. */
export function InviteesDAppui({ appui, formulaire }: { appui: AppuiLu; formulaire: Formulaire | undefined }) {
  const { invitees, aNoter } = appui;
  if (invitees.length === 0) return null;
  return (
    <Section titre="Les personnes invitées">
      <div className="pile">
        <p className="petit doux mesure">
          La coordination seule lit cette liste. Le réseau voit qui tient la séance, une fois fixée.
        </p>
        <ul className="liste">
          {invitees.map(({ id, personneId, nom, structures, etat, quand, reponse, precision }) => (
            <li key={id} className="resultat__tete">
              <div>
                <p className="liste__titre">
                  <Lien href={`/reseau/personnes/${personneId}`}>{nom}</Lien>
                </p>
                {structures && <p className="petit">{structures}</p>}
                {precision && <p className="texte-libre">{`«\u00a0${precision}\u00a0»`}</p>}
                <p className="petit doux">{quand}</p>
              </div>
              <Puce ton={tonDe(reponse)}>{etat}</Puce>
            </li>
          ))}
        </ul>
        {aNoter.length > 0 && (
          <Repli titre="Noter une réponse donnée au téléphone" ouvert={formulaire !== undefined} horsPapier>
            <FormulairePoste formulaire={formulaire}>
              <input type="hidden" name="acte" value="noter" />
              <Choisir formulaire={formulaire} nom="invitation" libelle="Qui a répondu ?" options={aNoter} />
              <Choix
                {...{ formulaire, nom: 'canal', legende: 'Comment ?', defaut: 'telephone' }}
                options={CANAUX.map((canal) => ({ valeur: canal, libelle: LIBELLE_CANAL[canal] }))}
              />
              <Choix
                {...{ formulaire, nom: 'reponse', legende: 'Qu’a dit cette personne ?' }}
                options={[
                  { valeur: 'oui', libelle: 'Elle peut' },
                  { valeur: 'non', libelle: 'Elle ne peut pas' },
                ]}
              />
              <Champ {...{ formulaire, nom: 'precision', libelle: 'Un mot', facultatif: true, max: MAX_PRECISION_APPUI }} />
              <div className="actions">
                <Bouton genre="second">Noter cette réponse</Bouton>
              </div>
            </FormulairePoste>
          </Repli>
        )}
      </div>
    </Section>
  );
}

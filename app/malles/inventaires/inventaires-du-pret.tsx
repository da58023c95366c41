import { Fiche } from '#app/ui/fiche.tsx';
import { Icone } from '#app/ui/icone.tsx';
import { Lien } from '#app/ui/lien.tsx';
import { Section } from '#app/ui/page.tsx';
import { Puce } from '#app/ui/puce.tsx';
import { Tableau } from '#app/ui/tableau.tsx';
import { CautionDuPret } from './caution-du-pret.tsx';
import type { SensInventaire } from './inventaires.ts';
import type { InventairesLus } from './lectures.server.ts';

const SENS = { depart: 'Au départ', retour: 'Au retour' } as const;

/** The two counts of a loan side by side, what was missing, how it was settled, and the note of the caution. */
export function InventairesDuPret({ lu }: { lu: InventairesLus & { recompter: SensInventaire | null } }) {
  const { comptes, objets, ecarts, consommes, caution } = lu;
  return (
    <Section
      titre="Inventaires"
      id="inventaires"
      actions={
        <a className="lien-action" href={`/reservations/${lu.id}/feuille.pdf`}>
          <Icone nom="imprimer" />
          {comptes.length > 0 ? 'La feuille A4' : 'La feuille A4 à remplir'}
        </a>
      }
    >
      <div className="pile pile--large">
        {comptes.length === 0 && <p className="doux">La malle se compte à la remise, puis au retour.</p>}
        {comptes.length > 0 && (
          <Fiche
            lignes={comptes.map(({ sens, le, remis, recu, remarque }) => ({
              titre: `${SENS[sens]}, ${le}`,
              contenu: (
                <>
                  {`${remis} l’a donnée à ${recu}.`}
                  {remarque && <span className="texte-libre">{` «\u00a0${remarque}\u00a0»`}</span>}
                </>
              ),
            }))}
          />
        )}
        {lu.recompter && (
          <p className="hors-papier">
            <Lien className="lien-action" href={`/reservations/${lu.id}/recompter`}>
              <Icone nom="crayon" />
              {lu.recompter === 'depart' ? 'Une erreur ? Recompter, jusqu’à ce soir' : 'Une erreur ? Recompter le retour'}
            </Lien>
          </p>
        )}
        {objets.length > 0 && (
          <Tableau
            legende="Ce qui a été compté"
            cacheLegende
            colonnes={[
              { titre: 'Objet' },
              { titre: 'Départ', nombre: true },
              { titre: 'Retour', nombre: true },
              { titre: 'Précisions' },
            ]}
            lignes={objets.map(({ objetId, nom, depart, retour }) => ({
              cle: objetId,
              cellules: [
                nom,
                depart && <Nombre {...depart} />,
                retour && <Nombre {...retour} />,
                (depart?.precision || depart?.photo || retour?.precision || retour?.photo) && (
                  <>
                    {depart && <Precision quand="Au départ" {...depart} objet={nom} />}
                    {retour && <Precision quand="Au retour" {...retour} objet={nom} />}
                  </>
                ),
              ],
            }))}
          />
        )}
        {ecarts.length > 0 && <Ecarts ecarts={ecarts} />}
        {consommes.length > 0 && (
          <p>
            <strong>Consommé, à racheter&nbsp;:</strong> {consommes.map(({ nom, manque }) => `${nom} (${manque})`).join(', ')}.
          </p>
        )}
        {caution && <CautionDuPret id={lu.id} caution={caution} />}
      </div>
    </Section>
  );
}

const Nombre = ({ presents, attendu }: { presents: number; attendu: number }) =>
  presents < attendu ? (
    <>
      <strong>{presents}</strong> sur {attendu}
    </>
  ) : (
    presents
  );

function Precision({
  quand,
  precision,
  photo,
  objet,
}: {
  quand: string;
  precision: string;
  photo: string | null;
  objet: string;
}) {
  if (!precision && !photo) return null;
  return (
    <span className="inventaire__precision">
      {precision && `${quand}\u00a0: ${precision} `}
      {photo && (
        <a href={photo}>
          <img src={`${photo}?taille=petite`} alt={`${objet}, ${quand.toLowerCase()}`} width={72} height={72} loading="lazy" />
        </a>
      )}
    </span>
  );
}

function Ecarts({ ecarts }: { ecarts: InventairesLus['ecarts'] }) {
  return (
    <Tableau
      legende="Ce qui manquait, et comment c’est réglé"
      colonnes={[{ titre: 'Objet' }, { titre: 'Ce qui s’est passé' }, { titre: 'Coût', nombre: true }, { titre: 'Réglé' }]}
      lignes={ecarts.map(({ id, nom, manque, cause, precision, cout, reglement, regleLe }) => ({
        cle: id,
        cellules: [
          `${nom} (${manque})`,
          [cause, precision].filter(Boolean).join('\u00a0: '),
          cout,
          <Puce key="regle" ton={reglement ? 'succes' : 'attention'}>
            {reglement ? `${reglement}, ${regleLe}` : 'À régler'}
          </Puce>,
        ],
      }))}
    />
  );
}

import { Form } from '@remix-run/react';
import type { Formulaire } from '#app/commun/formulaire.ts';
import { Bandeau } from '#app/ui/bandeau.tsx';
import { Bouton } from '#app/ui/bouton.tsx';
import { Champ } from '#app/ui/champ.tsx';
import { Repli } from '#app/ui/feuille.tsx';
import { Fiche } from '#app/ui/fiche.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';
import { Icone } from '#app/ui/icone.tsx';
import { Lien } from '#app/ui/lien.tsx';

interface Props {
  compte: {
    personneId: number;
    nom: string;
    courriel: string | null;
    motDePasse: boolean;
    roles: string[];
    fonctions: { id: number; fonction: string; structureId: number; structure: string }[];
    recente: boolean;
    attachee: boolean;
    /** Of the team of a structure, without committing one. */
    dirigee: boolean;
  };
  formulaire: Formulaire | undefined;
}

/** Who one is here, and where the rest of one's page is. */
export function MonIdentite({ compte, formulaire }: Props) {
  return (
    <>
      <Fiche
        lignes={[
          { titre: 'Nom', contenu: compte.nom },
          { titre: 'Adresse électronique', contenu: compte.courriel },
          {
            titre: 'Ce que vous faites',
            contenu: compte.fonctions.length > 0 && (
              <ul>
                {compte.fonctions.map(({ id, fonction, structure, structureId }) => (
                  <li key={id}>
                    {`${fonction}, `}
                    <Lien href={`/reseau/structures/${structureId}`}>{structure}</Lien>
                  </li>
                ))}
              </ul>
            ),
          },
          { titre: 'Dans le réseau', contenu: compte.roles.join(', ') },
        ]}
      />
      {compte.attachee && (
        <ul className="liens-de-page">
          <Vers chemin={`/reseau/personnes/${compte.personneId}`} icone="personne" libelle="Ma page dans l’annuaire" />
          <Vers chemin="/moi/savoir-faire" icone="coche" libelle="Mes savoir-faire" />
          <Vers chemin="/agenda" icone="calendrier-plus" libelle="Mon agenda dans mon téléphone" />
          <Vers chemin="/moi/certificats" icone="document" libelle="Mes attestations de formation" />
          <Vers chemin="/moi/donnees" icone="document" libelle="Mes données" />
        </ul>
      )}
      <p className="petit doux">
        {compte.dirigee
          ? 'Votre nom et vos fonctions se changent auprès de la direction de votre structure ou de la coordination.'
          : 'Votre nom et vos fonctions se changent auprès de la coordination.'}
      </p>
      <ChangerDAdresse compte={compte} formulaire={formulaire} />
    </>
  );
}

const Vers = ({ chemin, icone, libelle }: { chemin: string; icone: Parameters<typeof Icone>[0]['nom']; libelle: string }) => (
  <li>
    <Lien className="lien-action" href={chemin}>
      <Icone nom={icone} />
      {libelle}
    </Lien>
  </li>
);

function ChangerDAdresse({ compte, formulaire }: Props) {
  const possible = compte.recente || compte.motDePasse;
  return (
    <Repli titre="Changer d’adresse électronique" ouvert={formulaire !== undefined}>
      {possible ? (
        <FormulairePoste formulaire={formulaire}>
          <input type="hidden" name="acte" value="changer_adresse" />
          <Champ
            formulaire={formulaire}
            nom="nouvelleAdresse"
            libelle="La nouvelle adresse"
            aide="Un lien y part. Rien ne change avant que vous l’ayez ouvert ici, et l’ancienne adresse est prévenue."
            genre="email"
            autoComplete="email"
            max={254}
          />
          {!compte.recente && (
            <Champ
              formulaire={formulaire}
              nom="motDePassePourAdresse"
              libelle="Mot de passe actuel"
              genre="password"
              autoComplete="current-password"
            />
          )}
          <div className="actions">
            <Bouton icone="courriel">Envoyer le lien</Bouton>
          </div>
        </FormulairePoste>
      ) : (
        <Form method="post" className="pile">
          <input type="hidden" name="acte" value="redemander_lien" />
          <p>Par précaution, l’adresse se change dans le quart d’heure qui suit votre entrée.</p>
          <Bouton genre="second" icone="courriel">
            Recevoir un lien pour entrer de nouveau
          </Bouton>
        </Form>
      )}
    </Repli>
  );
}

/** The link of the new mailbox was opened: one button, and it is done. */
export function ConfirmerAdresse({ jeton, nouvelle }: { jeton: string; nouvelle: string | null }) {
  if (!nouvelle) {
    return (
      <Bandeau ton="attention" titre="Ce lien ne change plus rien">
        Il a déjà servi, il est trop ancien, ou il était pour quelqu’un d’autre. Votre adresse est restée la même.
      </Bandeau>
    );
  }
  return (
    <Bandeau ton="info" titre={`Recevoir désormais vos courriels à ${nouvelle}\u00a0?`}>
      <Form method="post" action="/moi" className="pile pile--serree">
        <input type="hidden" name="acte" value="confirmer_adresse" />
        <input type="hidden" name="jeton" value={jeton} />
        <p>C’est avec elle que vous entrerez. Vos autres appareils devront entrer de nouveau.</p>
        <Bouton>Confirmer cette adresse</Bouton>
      </Form>
    </Bandeau>
  );
}

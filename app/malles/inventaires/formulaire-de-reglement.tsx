import type { Formulaire } from '#app/commun/formulaire.ts';
import { Bouton, LienBouton } from '#app/ui/bouton.tsx';
import { Champ } from '#app/ui/champ.tsx';
import { Choisir } from '#app/ui/choisir.tsx';
import { Ensuite } from '#app/ui/ensuite.tsx';
import { Feuille } from '#app/ui/feuille.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';
import { champDe } from './inventaires.ts';
import type { PageDeReglement } from './page-de-reglement.server.ts';

/** Each thing that was missing, its price and how it was settled. */
export function FormulaireDeReglement({ lu, formulaire }: { lu: PageDeReglement; formulaire: Formulaire | undefined }) {
  const { id, ecarts, reglements, aRacheter } = lu;
  return (
    <FormulairePoste formulaire={formulaire}>
      {ecarts.map(({ ligneId, nom, manque, dit, prix, cout, reglement, vu }) => (
        <Feuille key={ligneId} titre={`${nom}\u00a0: il en manque ${manque}`}>
          <div className="pile">
            {/* After a conflict the page brings what is settled now: sending again replaces, knowingly. */}
            <input type="hidden" name={champDe('vu', ligneId)} value={vu} />
            {dit && <p className="doux">{dit}</p>}
            <div className="inventaire__noms">
              <Choisir
                {...{ formulaire, nom: champDe('reglement', ligneId), libelle: 'Comment est-ce réglé ?', defaut: reglement }}
                vide="Pas encore réglé"
                options={reglements}
              />
              <Champ
                {...{ formulaire, nom: champDe('cout', ligneId), libelle: 'Ce que cela coûte, en euros', defaut: cout }}
                aide={prix || undefined}
                inputMode="decimal"
                court
                facultatif
              />
            </div>
          </div>
        </Feuille>
      ))}
      {aRacheter.length > 0 && (
        <Feuille creux titre="À part : ce qui se consomme">
          <p>À racheter avant le prêt suivant. Rien n’en est demandé à la structure.</p>
          <ul>
            {aRacheter.map(({ nom, manque, cout }) => (
              <li key={nom}>{`${nom} (${manque})${cout ? `, ${cout}` : ''}`}</li>
            ))}
          </ul>
        </Feuille>
      )}
      <Ensuite
        etapes={[
          'Ce qui n’est pas encore réglé attend : vous pouvez revenir.',
          `Quand tout est réglé, le prêt est clos. ${lu.emprunteuse} reçoit un courriel.`,
        ]}
      />
      <div className="actions">
        <Bouton>Enregistrer ce qui est réglé</Bouton>
        <LienBouton href={`/reservations/${id}`} genre="lien">
          Ne rien changer
        </LienBouton>
      </div>
    </FormulairePoste>
  );
}

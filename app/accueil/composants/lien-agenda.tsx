import { AdresseACopier } from '#app/ui/adresse-a-copier.tsx';
import { Bouton, LienBouton } from '#app/ui/bouton.tsx';
import { Feuille, Repli } from '#app/ui/feuille.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';

/** « L’avoir dans mon téléphone »: the secret link of the personal calendar, made, copied, renewed or put out. */
export function LienAgenda({ adresse }: { adresse: string | null }) {
  return (
    <Feuille titre="Votre agenda habituel" id="telephone">
      <div className="pile">
        <p>
          Un lien secret, rien que pour vous. Une fois dans votre téléphone, les dates s’y mettent à jour, les annulations aussi.
        </p>
        {adresse === null ? (
          <FormulairePoste action="/agenda">
            <Bouton genre="second" name="intention" value="creer" icone="cle">
              Faire mon lien secret
            </Bouton>
          </FormulairePoste>
        ) : (
          <LienFait adresse={adresse} />
        )}
      </div>
    </Feuille>
  );
}

function LienFait({ adresse }: { adresse: string }) {
  return (
    <>
      <AdresseACopier id="lien-agenda" libelle="Votre lien secret" adresse={adresse} />
      <p>
        <LienBouton genre="lien" icone="telephone" href={adresse.replace(/^https?:/, 'webcal:')}>
          L’ouvrir dans l’agenda de cet appareil
        </LienBouton>
      </p>
      <Repli titre="Où coller le lien">
        <ul>
          <li>Sur un iPhone&nbsp;: Calendrier, Calendriers, Ajouter un calendrier, Ajouter un calendrier avec abonnement.</li>
          <li>Avec Google, depuis un ordinateur&nbsp;: Google Agenda, Autres agendas, À partir de l’URL.</li>
          <li>Avec Outlook&nbsp;: Calendrier, Ajouter un calendrier, S’abonner à partir du web.</li>
        </ul>
      </Repli>
      <FormulairePoste action="/agenda">
        <p className="petit">Prêté par erreur&nbsp;? Faites-en un nouveau, l’ancien s’éteint aussitôt.</p>
        <div className="actions">
          <Bouton genre="lien" name="intention" value="renouveler">
            En faire un nouveau
          </Bouton>
          <Bouton genre="lien" name="intention" value="revoquer">
            Éteindre ce lien
          </Bouton>
        </div>
      </FormulairePoste>
    </>
  );
}

import { Bandeau } from '#app/ui/bandeau.tsx';

/** What keeps mails from arriving, told to the coordination. */
export function AvertissementsDeCourriel({
  enAttenteDeServeur,
  abandonnes,
}: {
  enAttenteDeServeur: boolean;
  abandonnes: number;
}) {
  return (
    <>
      {enAttenteDeServeur && (
        <Bandeau ton="attention" titre="Aucun courriel ne part">
          <p>Le serveur d’envoi n’est pas réglé (SMTP_URL). Les courriels attendent ici, dans l’ordre, et partiront ensuite.</p>
        </Bandeau>
      )}
      {abandonnes > 0 && (
        <Bandeau ton="attention" titre="Des courriels ne sont pas arrivés">
          <p>
            <a href="/courriels?etat=abandonne">Voir les courriels abandonnés</a>
            {`\u00a0: ${abandonnes}. Corrigez l’adresse dans l’équipe de la structure, puis renvoyez-les\u00a0: ils partent à la nouvelle. Ou téléphonez.`}
          </p>
        </Bandeau>
      )}
    </>
  );
}

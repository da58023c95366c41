import { AdresseACopier } from '#app/ui/adresse-a-copier.tsx';
import { LienBouton } from '#app/ui/bouton.tsx';
import { Repli } from '#app/ui/feuille.tsx';
import { Lien } from '#app/ui/lien.tsx';

/** Loans that a telephone follows by itself: their address, once the reader has a secret of her own. */
export function SuivreDansUnAgenda({ id, titre, adresse }: { id: string; titre: string; adresse: string | null }) {
  return (
    <Repli titre={titre} horsPapier>
      {adresse === null ? (
        <p>
          Un téléphone les lit avec votre lien secret&nbsp;: <Lien href="/agenda#telephone">faites-le d’abord</Lien>, puis revenez
          ici.
        </p>
      ) : (
        <>
          <AdresseACopier id={id} libelle="Adresse de cet agenda" adresse={adresse} />
          <p>
            <LienBouton genre="lien" icone="telephone" href={adresse.replace(/^https?:/, 'webcal:')}>
              L’ouvrir dans l’agenda de cet appareil
            </LienBouton>
          </p>
          <p className="petit">Elle contient votre lien secret&nbsp;: ne la donnez à personne.</p>
        </>
      )}
    </Repli>
  );
}

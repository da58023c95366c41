import type { Formulaire } from '#app/commun/formulaire.ts';
import { Champ } from '#app/ui/champ.tsx';
import { Case } from '#app/ui/choix.tsx';

interface Props {
  formulaire: Formulaire | undefined;
  images: { photo: string | null; logo: string | null };
}

const ACCEPTE = 'image/jpeg,image/png,image/webp';

/** The photo and the logo: each is seen, changed or taken away. */
export function ChampsDImages({ formulaire, images: { photo, logo } }: Props) {
  return (
    <div className="pile">
      {photo && <img className="image-actuelle" src={`${photo}?taille=petite`} alt="Celle de la page aujourd’hui" />}
      <Champ
        formulaire={formulaire}
        nom="photo"
        libelle={photo ? 'Une autre photo' : 'Photo'}
        genre="file"
        accept={ACCEPTE}
        facultatif
        aide="La façade, une salle, un moment. 10 Mo au plus ; le lieu et la date de la prise de vue en sont retirés."
      />
      {photo && <Case formulaire={formulaire} nom="retirerPhoto" libelle="Retirer la photo" />}
      {logo && (
        <img className="image-actuelle image-actuelle--logo" src={`${logo}?taille=petite`} alt="Celui de la page aujourd’hui" />
      )}
      <Champ
        formulaire={formulaire}
        nom="logo"
        libelle={logo ? 'Un autre logo' : 'Logo'}
        genre="file"
        accept={ACCEPTE}
        facultatif
        aide="En JPEG, PNG ou WebP, 10 Mo au plus."
      />
      {logo && <Case formulaire={formulaire} nom="retirerLogo" libelle="Retirer le logo" />}
    </div>
  );
}

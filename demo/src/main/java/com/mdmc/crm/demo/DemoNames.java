package com.mdmc.crm.demo;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

/** Names that could be real: artists, their songs and labels; none of them is meant to be anybody's. */
final class DemoNames {
    private static final List<String> ARTISTS = List.of(
            "Orelune",
            "Les Phares",
            "Cœur Battant",
            "Dune & Sel",
            "Éden Bleu",
            "Opéra Vert",
            "Nuit Blanche 94",
            "Marée Haute",
            "Falaise",
            "Petite Foudre",
            "Canopée",
            "Les Égarés",
            "Verre Dépoli",
            "Bleu Nuit",
            "Hôtel Central",
            "Sève",
            "Minuit Moins Une",
            "Mistral Perdu",
            "Les Valseuses d'Acier",
            "Kintsugi",
            "Rose Poudrée",
            "Grand Large",
            "Basalte",
            "Mirador",
            "Ombre & Lueur",
            "Tendre Émeute",
            "Faubourg 20",
            "Pluie d'Août",
            "La Meute",
            "Sableur",
            "Ardoise",
            "Ligne Treize",
            "Aube Claire",
            "Vertige Doux",
            "Les Funambules",
            "Cendre",
            "Delta Sud",
            "Racine Carrée",
            "Nacre",
            "Le Dernier Métro",
            "Ondine",
            "Brume",
            "Quartz",
            "Soleil de Plomb",
            "Lou Varenne",
            "Anaïs Roy",
            "Jules Kerval",
            "Inès Morvan",
            "Sofiane Kahl",
            "Mahé",
            "Tilde",
            "Kara Bomaye",
            "Nino Vescovi",
            "Léo Castel",
            "Fanny Blanc",
            "Zéphyr",
            "Ixelles",
            "Paname Club",
            "Les Oiseaux de Nuit",
            "Trois Fois Rien");
    private static final List<String> SONGS = List.of(
            "Minuit passé",
            "Loin des quais",
            "Sous la verrière",
            "Rien qu'un été",
            "Les heures pâles",
            "Néons",
            "Septembre",
            "À contre-jour",
            "Tout recommence",
            "Dernière danse",
            "Ville ouverte",
            "Ce qu'il reste",
            "Plein sud",
            "Sans adresse",
            "La ligne d'eau",
            "Demain peut-être",
            "Bruit blanc",
            "Retour de flamme",
            "Au bord du vide",
            "Mille lueurs",
            "Encore une fois",
            "Le grand sommeil",
            "Courir",
            "Étoile filante",
            "Le bal des absents",
            "Sur la grève",
            "Fièvre",
            "Toi sans moi",
            "Velours",
            "Comme avant");
    private static final List<String> LABELS =
            List.of("Indigo Disques", "Label Faubourg", "Maison Sonore", "Nordet Records", "Belle Onde", "Atelier 9");

    private DemoNames() {}

    /** Three of ten have a stage name, each used once; the others go by their own. */
    static String artist(int number, String firstName, String lastName) {
        int place = number * 3;
        return place % 10 < 3 && place / 10 < ARTISTS.size() ? ARTISTS.get(place / 10) : firstName + " " + lastName;
    }

    static String song(int number) {
        return SONGS.get(number % SONGS.size());
    }

    static String label(int number) {
        return LABELS.get(number % LABELS.size());
    }

    static String email(String firstName, String lastName, int number) {
        String plain = Normalizer.normalize(firstName + "." + lastName, Normalizer.Form.NFD)
                .replaceAll("[^A-Za-z.]", "")
                .toLowerCase(Locale.ROOT);
        return plain + number + "@exemple.fr";
    }
}

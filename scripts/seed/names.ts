export const WOMEN = `
Adriana Moreira, Alessandra Vieira, Aline Cavalcanti, Amanda Rezende, Ana Beatriz Siqueira, Ana Paula Duarte,
Andréa Pimentel, Bianca Fonseca, Bruna Carvalho, Camila Peixoto, Carolina Bastos, Cecília Amaral, Cida Moraes,
Clarice Monteiro, Cláudia Sampaio, Cristiane Lopes, Daniela Furtado, Débora Quintana, Denise Brandão, Eduarda Machado,
Eliane Barros, Fabiana Rangel, Fernanda Coelho, Flávia Guimarães, Gabriela Toledo, Giovana Martins, Helena Vasconcelos,
Heloísa Prates, Isabela Freitas, Ivone Santana, Jéssica Oliveira, Joana Meireles, Juliana Paiva, Karina Dantas,
Larissa Evangelista, Letícia Camargo, Lívia Azevedo, Lorena Chaves, Luciana Tavares, Luiza Bittencourt, Márcia Valente,
Maria Eduarda Pontes, Maria Helena Couto, Marina Assis, Michele Borges, Natália Ferraz, Patrícia Linhares,
Priscila Medeiros, Raquel Aguiar, Regina Castilho, Renata Falcão, Sabrina Nunes, Sandra Pacheco, Silvana Rocha,
Simone Teles, Tatiane Campos, Teresa Magalhães, Vanessa Cordeiro, Verônica Salgado, Vitória Leal
`;

export const MEN = `
Alexandre Braga, Anderson Matias, André Villela, Antônio Carlos Ramos, Caio Mendonça, Carlos Eduardo Pires,
Cristiano Alves, Daniel Sobral, Eduardo Tanaka, Emerson Batista, Fábio Leitão, Felipe Arruda, Gustavo Sales,
Henrique Dornelles, Igor Nascimento, José Roberto Lacerda, Leandro Viana, Leonardo Beltrão, Lucas Ferreira,
Luís Fernando Paes, Marcelo Kubitza, Mateus Ribas, Murilo Esteves, Paulo César Neves, Pedro Henrique Caldas,
Ricardo Motta, Rodrigo Figueira, Thiago Brandt, Vinícius Lobo
`;

/** As Instagram and Messenger show them. */
export const SOCIAL_WOMEN = "Luana Prado, Rosa Ateliê, Bel Fagundes, Marlene Schmitt";
export const SOCIAL_MEN = "Otto Weber";

export const UNWANTED_SENDERS = "Marcos Tráfego Pago, Crédito Empresas BR, Wesley Rifas";

export const namesIn = (text: string): string[] => text.trim().split(/,\s+/);

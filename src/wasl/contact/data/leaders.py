# SPDX-License-Identifier: Apache-2.0
"""Heads and ministers of our years, as English reports name them.

Rules:

1. Each line is a side, and what its people held: S a head of state, G of government, F a foreign
   minister, D a defence minister, A a secretary-general, O another office. Then names, each with
   the years of office; one without an end is in office still.
2. They are public facts, written from memory and checked by nobody: they say of which side a name
   is, and never what a person is called. Whom a directory has is left to it.
"""

from __future__ import annotations

from typing import Final

LEADERS: Final = """\
AE S Mohamed bin Zayed Al Nahyan 2022, Khalifa bin Zayed Al Nahyan 2004-2022, Khalifa bin Zayed 2004-2022, Mohamed bin Zayed 2022, Mohammed bin Zayed 2022; G Mohammed bin Rashid Al Maktoum 2006; F Abdullah bin Zayed 2006
AF S Ashraf Ghani 2014-2021, Hamid Karzai 2001-2014; F Amir Khan Muttaqi 2021, Mohammad Hanif Atmar 2020-2021, Amir Khan Muttaki 2021
AFU O Moussa Faki Mahamat 2017-2025, Mahmoud Ali Youssouf 2025
AL G Edi Rama 2013, Sali Berisha 2005-2013; S Bajram Begaj 2022, Ilir Meta 2017-2022; F Olta Xhacka 2020-2023, Igli Hasani 2023-2025, Elisa Spiropali 2025
AM G Nikol Pashinyan 2018, Nikol Pashinian 2018; S Serzh Sargsyan 2008-2018, Vahagn Khachaturyan 2022, Armen Sarkissian 2018-2022; F Ararat Mirzoyan 2021, Edward Nalbandian 2008-2018, Zohrab Mnatsakanyan 2018-2020, Ara Aivazyan 2020-2021, Ara Ayvazyan 2020-2021; D Davit Tonoyan 2018-2020, Suren Papikan 2021, Suren Papikyan 2021
AO S Joao Lourenco 2017, Jose Eduardo dos Santos 1979-2017; F Tete Antonio 2020, Manuel Augusto 2017-2020
AR S Javier Milei 2023, Alberto Fernandez 2019-2023, Mauricio Macri 2015-2019, Cristina Fernandez de Kirchner 2007-2015; F Diana Mondino 2023-2024, Gerardo Werthein 2024-2025, Santiago Cafiero 2021-2023, Jorge Faurie 2017-2019, Felipe Sola 2019-2021, Pablo Quirno 2025
AT G Karl Nehammer 2021-2025, Sebastian Kurz 2017-2021, Christian Stocker 2025, Werner Faymann 2008-2016; S Alexander Van der Bellen 2017, Heinz Fischer 2004-2016; F Alexander Schallenberg 2019-2025, Beate Meinl-Reisinger 2025, Michael Linhart 2021-2021; D Klaudia Tanner 2020
AU G Anthony Albanese 2022, Scott Morrison 2018-2022, Malcolm Turnbull 2015-2018, Tony Abbott 2013-2015, Julia Gillard 2010-2013; F Penny Wong 2022, Marise Payne 2018-2022, Julie Bishop 2013-2018; D Richard Marles 2022, Peter Dutton 2021-2022, Linda Reynolds 2019-2021
AZ S Ilham Aliyev 2003; F Jeyhun Bayramov 2020, Elmar Mammadyarov 2004-2020, Elmar Mammadarov 2004-2020; D Zakir Hasanov 2013; G Ali Asadov 2019
BA F Elmedin Konakovic 2023, Bisera Turkovic 2019-2023; S Denis Becirovic 2022, Zeljko Komsic 2018; G Borjana Kristo 2023
BB G Mia Mottley 2018
BD G Sheikh Hasina 2009-2024, Muhammad Yunus 2024; F Hasan Mahmud 2024-2024, Touhid Hossain 2024, A K Abdul Momen 2019-2024
BE G Bart De Wever 2025, Alexander De Croo 2020-2025, Charles Michel 2014-2019, Sophie Wilmes 2019-2020; F Maxime Prevot 2025, Hadja Lahbib 2022-2024, Didier Reynders 2011-2019, Bernard Quintin 2024-2025; D Theo Francken 2025, Ludivine Dedonder 2020-2025
BF S Ibrahim Traore 2022, Roch Marc Christian Kabore 2015-2022, Blaise Compaore 1987-2014, Roch Kabore 2015-2022, Paul-Henri Damiba 2022-2022; F Karamoko Jean-Marie Traore 2023
BG S Rumen Radev 2017, Rosen Plevneliev 2012-2017; G Boyko Borissov 2009-2021, Kiril Petkov 2021-2022, Nikolai Denkov 2023-2024, Rosen Zhelyazkov 2025, Nikolay Denkov 2023-2024, Dimitar Glavchev 2024-2025; F Ekaterina Zaharieva 2017-2021, Mariya Gabriel 2023-2024, Georg Georgiev 2025
BH S Hamad bin Isa Al Khalifa 1999, Hamad bin Isa 1999; F Abdullatif Al Zayani 2020, Khalid bin Ahmed 2005-2020, Abdullatif bin Rashid Al-Zayani 2020; G Salman bin Hamad 2020
BI S Evariste Ndayishimiye 2020, Pierre Nkurunziza 2005-2020; F Albert Shingiro 2020-2025
BJ S Patrice Talon 2016, Thomas Boni Yayi 2006-2016; F Olushegun Adjadi Bakari 2023, Aurelien Agbenonci 2016-2023, Shegun Adjadi Bakari 2023, Shegun Bakari 2023, Olushegun Bakari 2023
BN S Hassanal Bolkiah 1967
BO S Luis Arce 2020-2025, Evo Morales 2006-2019, Rodrigo Paz 2025, Jeanine Anez 2019-2020; F Rogelio Mayta 2020-2023, Celinda Sosa 2023
BR S Luiz Inacio Lula da Silva 2023, Jair Bolsonaro 2019-2022, Michel Temer 2016-2018, Dilma Rousseff 2011-2016, Lula da Silva 2023; F Mauro Vieira 2023, Ernesto Araujo 2019-2021, Carlos Alberto Franca 2021-2023, Carlos Franca 2021-2023; D Jose Mucio 2023
BS G Philip Davis 2021, Hubert Minnis 2017-2021
BT G Tshering Tobgay 2024, Lotay Tshering 2018-2023; S Jigme Khesar Namgyel Wangchuck 2006
BW S Mokgweetsi Masisi 2018-2024, Ian Khama 2008-2018, Duma Boko 2024
BY F Vladimir Makei 2012-2022, Sergei Aleinik 2022-2024, Maxim Ryzhenkov 2024; D Viktor Khrenin 2020
BZ G Johnny Briceno 2020, Dean Barrow 2008-2020
CA G Justin Trudeau 2015-2025, Mark Carney 2025, Stephen Harper 2006-2015; F Melanie Joly 2021-2025, Anita Anand 2025, Chrystia Freeland 2017-2019, John Baird 2011-2015, Francois-Philippe Champagne 2019-2021, Marc Garneau 2021-2021; D Bill Blair 2023-2025, Harjit Sajjan 2015-2021, David McGuinty 2025
CD S Felix Tshisekedi 2019, Joseph Kabila 2001-2019, Felix Antoine Tshisekedi 2019; F Therese Kayikwamba Wagner 2024, Christophe Lutundula 2021-2024, Marie Tumba Nzeza 2019-2021; G Judith Suminwa 2024
CF S Faustin-Archange Touadera 2016; F Sylvie Baipo-Temon 2018
CG S Denis Sassou Nguesso 1997; F Jean-Claude Gakosso 2015
CH F Ignazio Cassis 2017, Didier Burkhalter 2012-2017; S Viola Amherd 2024-2024, Karin Keller-Sutter 2025-2025, Alain Berset 2023-2023; D Martin Pfister 2025
CI S Alassane Ouattara 2010; F Kacou Houadja Leon Adom 2023, Kandia Camara 2021-2023, Kacou Adom 2023
CL S Gabriel Boric 2022, Sebastian Pinera 2018-2022, Michelle Bachelet 2014-2018; F Alberto van Klaveren 2023, Heraldo Munoz 2014-2018, Andres Allamand 2020-2022, Antonia Urrejola 2022-2023
CM S Paul Biya 1982; F Lejeune Mbella Mbella 2015
CN S Hu Jintao 2003-2013; G Li Keqiang 2013-2023, Li Qiang 2023, Wen Jiabao 2003-2013; D Chang Wanquan 2013-2018
CO S Gustavo Petro 2022, Ivan Duque 2018-2022, Juan Manuel Santos 2010-2018; F Alvaro Leyva 2022-2024, Luis Gilberto Murillo 2024-2025, Maria Angela Holguin 2010-2018, Carlos Holmes Trujillo 2018-2019, Laura Sarabia 2025, Claudia Blum 2019-2021, Marta Lucia Ramirez 2021-2022
CR S Rodrigo Chaves 2022, Carlos Alvarado 2018-2022; F Arnoldo Andre 2022
CU S Miguel Diaz-Canel 2018, Raul Castro 2006-2018; F Bruno Rodriguez 2009
CV S Jose Maria Neves 2021; G Ulisses Correia e Silva 2016
CY S Nikos Christodoulides 2023, Nicos Anastasiades 2013-2023, Demetris Christofias 2008-2013; F Constantinos Kombos 2023, Ioannis Kasoulides 2022-2023
CZ S Petr Pavel 2023, Milos Zeman 2013-2023, Vaclav Klaus 2003-2013; G Petr Fiala 2021-2025, Andrej Babis 2017-2021; F Jan Lipavsky 2021-2025, Tomas Petricek 2018-2021; D Jana Cernochova 2021-2025
DE S Frank-Walter Steinmeier 2017, Joachim Gauck 2012-2017; F Heiko Maas 2018-2021, Sigmar Gabriel 2017-2018, Guido Westerwelle 2009-2013; D Ursula von der Leyen 2013-2019, Annegret Kramp-Karrenbauer 2019-2021
DJ S Ismail Omar Guelleh 1999; F Mahmoud Ali Youssouf 2005-2025, Abdoulkader Houssein Omar 2025
DK G Mette Frederiksen 2019, Lars Lokke Rasmussen 2015-2019, Helle Thorning-Schmidt 2011-2015, Lars Løkke Rasmussen 2015-2019; F Lars Lokke Rasmussen 2022, Jeppe Kofod 2019-2022; D Troels Lund Poulsen 2023, Morten Bodskov 2022-2022, Morten Bødskov 2022-2022, Jakob Ellemann-Jensen 2022-2023
DM G Roosevelt Skerrit 2004
DO S Luis Abinader 2020, Danilo Medina 2012-2020; F Roberto Alvarez 2020, Miguel Vargas 2016-2020
DZ S Abdelmadjid Tebboune 2019, Abdelaziz Bouteflika 1999-2019; F Ahmed Attaf 2023, Ramtane Lamamra 2021-2023, Sabri Boukadoum 2019-2021, Mourad Medelci 2007-2013
EC S Daniel Noboa 2023, Guillermo Lasso 2021-2023, Lenin Moreno 2017-2021, Rafael Correa 2007-2017; F Gabriela Sommerfeld 2023, Ricardo Patino 2010-2016, Juan Carlos Holguin 2022-2023
EE G Kaja Kallas 2021-2024, Kristen Michal 2024, Juri Ratas 2016-2021, Andrus Ansip 2005-2014, Taavi Roivas 2014-2016; F Margus Tsahkna 2023, Urmas Reinsalu 2022-2023, Eva-Maria Liimets 2021-2022; D Hanno Pevkur 2022, Kalle Laanet 2021-2022; S Alar Karis 2021, Kersti Kaljulaid 2016-2021
EG S Mohamed Morsi 2012-2013, Hosni Mubarak 1981-2011; G Mostafa Madbouly 2018; F Nabil Fahmy 2013-2014, Ahmed Aboul Gheit 2004-2011
ER S Isaias Afwerki 1993; F Osman Saleh 2007
ES G Pedro Sanchez 2018, Mariano Rajoy 2011-2018, Jose Luis Rodriguez Zapatero 2004-2011; F Jose Manuel Albares 2021, Arancha Gonzalez Laya 2020-2021, Josep Borrell 2018-2019, Arancha Gonzalez 2020-2021; D Margarita Robles 2018
ET G Abiy Ahmed 2018, Hailemariam Desalegn 2012-2018, Meles Zenawi 1995-2012; F Gedion Timothewos 2024, Demeke Mekonnen 2020-2024, Workneh Gebeyehu 2016-2019, Gedu Andargachew 2019-2020, Gedion Timotheos 2024; S Sahle-Work Zewde 2018-2024, Taye Atske Selassie 2024
EU F Kaja Kallas 2024, Josep Borrell 2019-2024, Federica Mogherini 2014-2019, Catherine Ashton 2009-2014; O Ursula von der Leyen 2019, Antonio Costa 2024, Charles Michel 2019-2024, Roberta Metsola 2022, Jean-Claude Juncker 2014-2019, Donald Tusk 2014-2019, Herman Van Rompuy 2009-2014
FI S Sauli Niinisto 2012-2024, Alexander Stubb 2024; G Petteri Orpo 2023, Sanna Marin 2019-2023, Juha Sipila 2015-2019; F Elina Valtonen 2023, Pekka Haavisto 2019-2023, Timo Soini 2015-2019; D Antti Hakkanen 2023, Antti Kaikkonen 2019-2023
FJ G Sitiveni Rabuka 2022, Frank Bainimarama 2007-2022
FR S Francois Hollande 2012-2017, Nicolas Sarkozy 2007-2012; F Laurent Fabius 2012-2016, Jean-Marc Ayrault 2016-2017, Alain Juppe 2011-2012; D Florence Parly 2017-2022; G Michel Barnier 2024-2024, Francois Bayrou 2024-2025, Gabriel Attal 2024-2024
GA S Brice Oligui Nguema 2023, Ali Bongo 2009-2023, Brice Clotaire Oligui Nguema 2023
GB G Gordon Brown 2007-2010, Tony Blair 1997-2007; F Philip Hammond 2014-2016, William Hague 2010-2014, Jeremy Hunt 2018-2019, Dominic Raab 2019-2021, Yvette Cooper 2025; D Michael Fallon 2014-2017, Gavin Williamson 2017-2019
GE G Irakli Garibashvili 2021-2024, Irakli Kobakhidze 2024, Giorgi Gakharia 2019-2021, Bidzina Ivanishvili 2012-2013; S Salome Zourabichvili 2018-2024, Mikheil Saakashvili 2004-2013, Giorgi Margvelashvili 2013-2018, Mikheil Kavelashvili 2024; F Maka Botchorishvili 2024, Ilia Darchiashvili 2022-2024, David Zalkaliani 2018-2022, Maka Bochorishvili 2024
GH S Nana Akufo-Addo 2017-2025, John Mahama 2012-2017 2025, John Dramani Mahama 2012-2017 2025, Nana Addo Dankwa Akufo-Addo 2017-2025; F Shirley Ayorkor Botchwey 2017-2025, Samuel Okudzeto Ablakwa 2025, Samuel Ablakwa 2025
GM S Adama Barrow 2017, Yahya Jammeh 1996-2017; F Mamadou Tangara 2018
GN S Mamadi Doumbouya 2021, Alpha Conde 2010-2021, Mamady Doumbouya 2021; F Morissanda Kouyate 2021
GQ S Teodoro Obiang Nguema Mbasogo 1979, Teodoro Obiang 1979; F Simeon Oyono Esono 2018
GR G Kyriakos Mitsotakis 2019, Alexis Tsipras 2015-2019, Antonis Samaras 2012-2015, George Papandreou 2009-2011; F Nikos Dendias 2019-2023, George Gerapetritis 2023, Nikos Kotzias 2015-2018, Evangelos Venizelos 2013-2015, Giorgos Gerapetritis 2023, Georgios Gerapetritis 2023; D Nikos Dendias 2023, Nikos Panagiotopoulos 2019-2023, Panos Kammenos 2015-2019; S Katerina Sakellaropoulou 2020-2025
GT S Bernardo Arevalo 2024, Alejandro Giammattei 2020-2024, Jimmy Morales 2016-2020; F Carlos Ramiro Martinez 2024
GW S Umaro Sissoco Embalo 2020
GY S Irfaan Ali 2020, David Granger 2015-2020, Donald Ramotar 2011-2015; F Hugh Todd 2020
HN S Xiomara Castro 2022, Juan Orlando Hernandez 2014-2022, Porfirio Lobo 2010-2014; F Eduardo Enrique Reina 2022-2024, Eduardo Reina 2022-2024, Enrique Reina 2022
HR G Andrej Plenkovic 2016, Zoran Milanovic 2011-2016; S Zoran Milanovic 2020, Kolinda Grabar-Kitarovic 2015-2020; F Gordan Grlic Radman 2019, Vesna Pusic 2011-2016
HT S Jovenel Moise 2017-2021; G Ariel Henry 2021-2024, Garry Conille 2024-2024
HU G Viktor Orban 2010; F Peter Szijjarto 2014, Janos Martonyi 2010-2014; S Katalin Novak 2022-2024, Tamas Sulyok 2024, Janos Ader 2012-2022; D Kristof Szalay-Bobrovniczky 2022
ID S Joko Widodo 2014-2024, Prabowo Subianto 2024, Susilo Bambang Yudhoyono 2004-2014; F Retno Marsudi 2014-2024, Sugiono 2024, Marty Natalegawa 2009-2014; D Sjafrie Sjamsoeddin 2024
IE G Micheal Martin 2020-2022 2025, Leo Varadkar 2017-2020 2022-2024, Simon Harris 2024-2025, Enda Kenny 2011-2017; F Simon Coveney 2017-2022, Eamon Gilmore 2011-2014; S Michael D Higgins 2011-2025, Catherine Connolly 2025
IL S Isaac Herzog 2021, Reuven Rivlin 2014-2021, Shimon Peres 2007-2014; G Ehud Olmert 2006-2009; F Gabi Ashkenazi 2020-2021, Avigdor Lieberman 2009-2015, Tzipi Livni 2006-2009; D Ehud Barak 2007-2013, Moshe Yaalon 2013-2016
IN G Manmohan Singh 2004-2014; F Sushma Swaraj 2014-2019; D Rajnath Singh 2019, Nirmala Sitharaman 2017-2019; S Droupadi Murmu 2022, Ram Nath Kovind 2017-2022
IQ G Mohammed Shia al-Sudani 2022, Mustafa al-Kadhimi 2020-2022, Haider al-Abadi 2014-2018, Adel Abdul Mahdi 2018-2020, Nouri al-Maliki 2006-2014; F Fuad Hussein 2020, Hoshyar Zebari 2003-2014; S Barham Salih 2018-2022, Abdul Latif Rashid 2022
IR S Hassan Rouhani 2013-2021, Mahmoud Ahmadinejad 2005-2013; F Mohammad Javad Zarif 2013-2021, Ali Akbar Salehi 2010-2013, Ali Bagheri Kani 2024-2024
IS G Bjarni Benediktsson 2024, Katrin Jakobsdottir 2017-2024, Kristrun Frostadottir 2024; F Thorgerdur Katrin Gunnarsdottir 2024; S Gudni Johannesson 2016-2024, Guðni Johannesson 2016-2024, Halla Tomasdottir 2024
IT G Giorgia Meloni 2022, Mario Draghi 2021-2022, Giuseppe Conte 2018-2021, Paolo Gentiloni 2016-2018, Matteo Renzi 2014-2016, Silvio Berlusconi 2008-2011; S Sergio Mattarella 2015, Giorgio Napolitano 2006-2015; F Antonio Tajani 2022, Luigi Di Maio 2019-2022; D Guido Crosetto 2022, Lorenzo Guerini 2019-2022
JM G Andrew Holness 2016, Portia Simpson-Miller 2012-2016; F Kamina Johnson Smith 2016
JO S Abdullah II 1999; F Ayman Safadi 2017, Nasser Judeh 2009-2017; G Bisher Khasawneh 2020-2024, Jafar Hassan 2024
JP G Shinzo Abe 2012-2020, Yoshihide Suga 2020-2021, Fumio Kishida 2021-2024, Shigeru Ishiba 2024-2025, Sanae Takaichi 2025, Yoshihiko Noda 2011-2012, Naoto Kan 2010-2011; F Fumio Kishida 2012-2017, Taro Kono 2017-2019, Toshimitsu Motegi 2019-2021, Yoshimasa Hayashi 2021-2023, Yoko Kamikawa 2023-2024, Takeshi Iwaya 2024-2025; D Minoru Kihara 2023-2024, Yasukazu Hamada 2022-2023, Gen Nakatani 2024-2025, Nobuo Kishi 2020-2022, Itsunori Onodera 2012-2014, Shinjiro Koizumi 2025
KE S William Ruto 2022, Uhuru Kenyatta 2013-2022, Mwai Kibaki 2002-2013; F Musalia Mudavadi 2023, Alfred Mutua 2022-2023, Amina Mohamed 2013-2018, Monica Juma 2018-2020, Raychelle Omamo 2020-2022; D Aden Duale 2022-2024, Soipan Tuya 2024
KG S Sadyr Japarov 2021, Sooronbay Jeenbekov 2017-2020, Almazbek Atambayev 2011-2017, Sadyr Zhaparov 2021, Sadir Japarov 2021, Sadir Zhaparov 2021; F Jeenbek Kulubaev 2022, Ruslan Kazakbaev 2020-2022
KH G Hun Sen 1985-2023, Hun Manet 2023; F Prak Sokhonn 2016, Sok Chenda Sophea 2023-2024; D Tea Banh 2006-2023, Tea Seiha 2023
KM S Azali Assoumani 2016
KP S Kim Jong Un 2011, Kim Jong Il 1994-2011; F Choe Son Hui 2022, Ri Yong Ho 2016-2020, Ri Su Yong 2014-2016, Ri Son-gwon 2020-2022
KR S Yoon Suk Yeol 2022-2025, Yoon Suk-yeol 2022-2025, Moon Jae-in 2017-2022, Park Geun-hye 2013-2017, Lee Myung-bak 2008-2013, Lee Jae-myung 2025, Lee Jae Myung 2025; F Cho Tae-yul 2024-2025, Cho Hyun 2025, Park Jin 2022-2024, Chung Eui-yong 2021-2022, Kang Kyung-wha 2017-2021, Yun Byung-se 2013-2017, Kim Sung-hwan 2010-2013; D Shin Won-sik 2023-2024, Lee Jong-sup 2022-2023, Jeong Kyeong-doo 2018-2020, Suh Wook 2020-2022, Kim Yong-hyun 2024
KW S Mishal al-Ahmad al-Jaber al-Sabah 2023, Nawaf al-Ahmad al-Jaber al-Sabah 2020-2023, Sabah al-Ahmad al-Jaber al-Sabah 2006-2020; F Abdullah al-Yahya 2024
KZ S Kassym-Jomart Tokayev 2019, Nursultan Nazarbayev 1991-2019; F Murat Nurtleu 2023-2025, Mukhtar Tileuberdi 2019-2023
LA G Sonexay Siphandone 2022, Phankham Viphavanh 2021-2022, Phankham Viphavan 2021-2022; S Thongloun Sisoulith 2021; F Saleumxay Kommasith 2016-2024, Thongsavanh Phomvihane 2024
LB S Joseph Aoun 2025, Michel Aoun 2016-2022, Michel Suleiman 2008-2014; G Nawaf Salam 2025, Najib Mikati 2021-2025, Saad Hariri 2016-2020, Hassan Diab 2020-2021; F Abdallah Bou Habib 2021-2025, Youssef Raggi 2025, Gebran Bassil 2014-2020
LK S Ranil Wickremesinghe 2022-2024, Anura Kumara Dissanayake 2024, Gotabaya Rajapaksa 2019-2022, Maithripala Sirisena 2015-2019, Mahinda Rajapaksa 2005-2015; F Vijitha Herath 2024, Ali Sabry 2022-2024, G L Peiris 2021-2022; G Harini Amarasuriya 2024
LR S Joseph Boakai 2024, George Weah 2018-2024, Ellen Johnson Sirleaf 2006-2018
LS G Sam Matekane 2022
LT S Gitanas Nauseda 2019, Dalia Grybauskaite 2009-2019; G Ingrida Simonyte 2020-2024, Inga Ruginiene 2025, Gintautas Paluckas 2024-2025, Saulius Skvernelis 2016-2020; F Gabrielius Landsbergis 2020-2024, Kestutis Budrys 2024, Linas Linkevicius 2012-2020; D Arvydas Anusauskas 2020-2024, Laurynas Kasciunas 2024-2024, Dovile Sakaliene 2024-2025
LU G Luc Frieden 2023, Xavier Bettel 2013-2023, Jean-Claude Juncker 1995-2013; F Jean Asselborn 2004-2023, Xavier Bettel 2023
LV S Edgars Rinkevics 2023, Egils Levits 2019-2023, Raimonds Vejonis 2015-2019; G Evika Silina 2023, Krisjanis Karins 2019-2023; F Baiba Braze 2024, Krisjanis Karins 2023-2024, Edgars Rinkevics 2011-2023; D Andris Spruds 2023, Artis Pabriks 2019-2022, Arts Pabriks 2019-2022, Inara Murniece 2022-2023
LY S Mohamed al-Menfi 2021, Mohammed al-Menfi 2021; G Abdul Hamid Dbeibah 2021, Abdulhamid Dbeibah 2021, Fayez al-Sarraj 2016-2021, Ali Zeidan 2012-2014; F Najla Mangoush 2021-2023
MA S Mohammed VI 1999; F Nasser Bourita 2017, Salaheddine Mezouar 2013-2017; G Aziz Akhannouch 2021
MD S Maia Sandu 2020, Igor Dodon 2016-2020; G Dorin Recean 2023-2025, Natalia Gavrilita 2021-2023, Alexandru Munteanu 2025; F Mihai Popsoi 2024, Nicu Popescu 2021-2024
ME G Milojko Spajic 2023, Dritan Abazovic 2022-2023, Milo Djukanovic 2012-2016; S Jakov Milatovic 2023, Milo Djukanovic 2018-2023, Filip Vujanovic 2003-2018, Milo Đukanovic 2018-2023, Milo Dukanovic 2018-2023; F Filip Ivanovic 2023-2024, Ervin Ibrahimovic 2024
MG S Andry Rajoelina 2019-2025
MK G Hristijan Mickoski 2024, Dimitar Kovacevski 2022-2024, Zoran Zaev 2017-2022, Nikola Gruevski 2006-2016, Dimitar Kovachevski 2022-2024; S Stevo Pendarovski 2019-2024, Gordana Siljanovska-Davkova 2024, Gjorge Ivanov 2009-2019; F Bujar Osmani 2020-2024, Timco Mucunski 2024, Nikola Dimitrov 2017-2020, Timcho Mucunski 2024
ML S Assimi Goita 2021, Ibrahim Boubacar Keita 2013-2020; F Abdoulaye Diop 2021; G Choguel Kokalla Maiga 2021-2024, Choguel Maiga 2021-2024, Abdoulaye Maiga 2024; D Sadio Camara 2020
MM S Min Aung Hlaing 2021, Thein Sein 2011-2016, Win Myint 2018-2021; F Wunna Maung Lwin 2021-2023, Than Swe 2023
MN S Ukhnaagiin Khurelsukh 2021, Khaltmaagiin Battulga 2017-2021, Khaltmaa Battulga 2017-2021, Ukhnaa Khurelsukh 2021; F Battsetseg Batmunkh 2021, Batmunkh Battsetseg 2021; G Luvsannamsrain Oyun-Erdene 2021-2025, Gombojav Zandanshatar 2025
MR S Mohamed Ould Ghazouani 2019, Mohamed Ould Abdel Aziz 2009-2019, Mohamed Ould Cheikh Ghazouani 2019, Mohamed Ould Cheikh El Ghazouani 2019, Mohamed Ould El Ghazouani 2019; F Mohamed Salem Ould Merzoug 2022, Ismail Ould Cheikh Ahmed 2018-2022
MT G Robert Abela 2020, Joseph Muscat 2013-2020; F Ian Borg 2022, Evarist Bartolo 2020-2022
MU G Pravind Jugnauth 2017-2024, Navin Ramgoolam 2024, Pravind Kumar Jugnauth 2017-2024, Navinchandra Ramgoolam 2024; F Maneesh Gobin 2023-2024
MV S Mohamed Muizzu 2023, Ibrahim Mohamed Solih 2018-2023, Abdulla Yameen 2013-2018, Mohamed Nasheed 2008-2012, Ibrahim Solih 2018-2023; F Moosa Zameer 2023-2024, Abdulla Khaleel 2024, Abdulla Shahid 2018-2023
MW S Lazarus Chakwera 2020-2025, Peter Mutharika 2014-2020 2025, Joyce Banda 2012-2014
MX S Claudia Sheinbaum 2024, Andres Manuel Lopez Obrador 2018-2024, Enrique Pena Nieto 2012-2018, Felipe Calderon 2006-2012; F Juan Ramon de la Fuente 2024, Alicia Barcena 2023-2024, Marcelo Ebrard 2018-2023
MY G Anwar Ibrahim 2022, Mahathir Mohamad 2018-2020, Najib Razak 2009-2018, Ismail Sabri Yaakob 2021-2022, Muhyiddin Yassin 2020-2021; F Mohamad Hasan 2023, Saifuddin Abdullah 2021-2022, Anifah Aman 2009-2018, Hishammuddin Hussein 2020-2021, Zambry Abdul Kadir 2022-2023; S Sultan Ibrahim Iskandar 2024; D Mohamed Khaled Nordin 2023
MZ S Filipe Nyusi 2015-2025, Daniel Chapo 2025, Armando Guebuza 2005-2015; F Veronica Nataniel Macamo 2020, Veronica Macamo 2020
NA S Hage Geingob 2015-2024, Nangolo Mbumba 2024-2025, Netumbo Nandi-Ndaitwah 2025
NE S Abdourahamane Tiani 2023, Abdourahmane Tiani 2023, Mohamed Bazoum 2021-2023, Mahamadou Issoufou 2011-2021, Abdourahamane Tchiani 2023; G Ali Lamine Zeine 2023, Ali Mahaman Lamine Zeine 2023; F Bakary Yaou Sangare 2023, Hassoumi Massaoudou 2021-2023
NG S Bola Tinubu 2023, Muhammadu Buhari 2015-2023, Goodluck Jonathan 2010-2015, Bola Ahmed Tinubu 2023; F Yusuf Tuggar 2023, Geoffrey Onyeama 2015-2023, Yusuf Maitama Tuggar 2023; D Mohammed Badaru Abubakar 2023
NI S Daniel Ortega 2007; F Denis Moncada 2017-2024
NL G Dick Schoof 2024; F Caspar Veldkamp 2024-2025, Wopke Hoekstra 2021-2023, Hanke Bruins Slot 2023-2024, Stef Blok 2018-2021, Frans Timmermans 2012-2014, David van Weel 2025; D Ruben Brekelmans 2024, Kajsa Ollongren 2022-2024, Ank Bijleveld 2017-2022
NO G Jonas Gahr Store 2021, Erna Solberg 2013-2021, Jens Stoltenberg 2005-2013, Jonas Gahr Støre 2021; F Espen Barth Eide 2023, Anniken Huitfeldt 2021-2023, Ine Eriksen Soreide 2017-2021, Borge Brende 2013-2017, Ine Eriksen Søreide 2017-2021, Ine Marie Eriksen Soreide 2017-2021, Ine Marie Eriksen Søreide 2017-2021, Ine Soreide 2017-2021, Ine Søreide 2017-2021; D Bjorn Arild Gram 2022-2024, Tore Sandvik 2024, Bjørn Arild Gram 2022-2025, Tore O Sandvik 2025
NP G KP Sharma Oli 2018-2021 2024-2025, Pushpa Kamal Dahal 2022-2024, Sher Bahadur Deuba 2021-2022, K P Sharma Oli 2018-2021, Sushila Karki 2025; F Arzu Rana Deuba 2024-2025, Pradeep Gyawali 2018-2021, Narayan Khadka 2021-2023, Narayan Prakash Saud 2023-2024; S Ram Chandra Pauddel 2023, Ram Chandra Paudel 2023
NZ G Christopher Luxon 2023, Jacinda Ardern 2017-2023, Chris Hipkins 2023-2023, John Key 2008-2016, Bill English 2016-2017; F Winston Peters 2023, Nanaia Mahuta 2020-2023, Murray McCully 2008-2017; D Judith Collins 2023, Ron Mark 2017-2020, Peeni Henare 2020-2023, Andrew Little 2023-2023
OM S Haitham bin Tariq 2020, Qaboos bin Said 1970-2020, Haitham bin Tarik 2020; F Badr Albusaidi 2020, Badr al-Busaidi 2020, Yusuf bin Alawi 1997-2020, Badr bin Hamad Al-Busaidi 2020, Badr bin Hamad Busaidi 2020, Badr Busaidi 2020
PA S Jose Raul Mulino 2024, Laurentino Cortizo 2019-2024, Juan Carlos Varela 2014-2019; F Javier Martinez-Acha 2024, Erika Mouynes 2020-2022, Janaina Tewaney 2022-2024
PE S Dina Boluarte 2022-2025, Pedro Castillo 2021-2022, Martin Vizcarra 2018-2020, Ollanta Humala 2011-2016, Pedro Pablo Kuczynski 2016-2018, Francisco Sagasti 2020-2021, Jose Jeri 2025; F Cesar Landa 2022-2022, Ana Cecilia Gervasi 2022-2023, Javier Gonzalez-Olaechea 2023-2024, Elmer Schialer 2024
PG G James Marape 2019, Peter O'Neill 2011-2019, Peter ONeill 2011-2019; F Justin Tkatchenko 2022
PH S Ferdinand Marcos Jr 2022, Ferdinand Marcos 2022, Rodrigo Duterte 2016-2022, Benigno Aquino 2010-2016, Bongbong Marcos Jr 2022, Bongbong Marcos 2022, Ferdinand R Marcos Jr 2022, Ferdinand R Marcos 2022, Ferdinand Bongbong Marcos Jr 2022, Ferdinand Bongbong Marcos 2022; F Enrique Manalo 2022-2025, Teodoro Locsin 2018-2022, Albert del Rosario 2011-2016, Theresa Lazaro 2025, Ma Theresa Lazaro 2025; D Gilberto Teodoro 2023, Gilbert Teodoro 2023, Delfin Lorenzana 2016-2022
PK G Shehbaz Sharif 2022, Imran Khan 2018-2022, Nawaz Sharif 2013-2017, Anwaarul Haq Kakar 2023-2024, Anwaar-ul-Haq Kakar 2023-2024; F Ishaq Dar 2024, Bilawal Bhutto Zardari 2022-2023, Shah Mahmood Qureshi 2018-2022, Hina Rabbani Khar 2011-2013, Jalil Abbas Jilani 2023-2024, Khawaja Asif 2017-2018, Shah Mahmud Qureshi 2018-2022, Mohammad Ishaq Dar 2024; S Asif Ali Zardari 2024, Arif Alvi 2018-2024; D Khawaja Muhammad Asif 2022, Pervez Khattak 2018-2022
PL G Donald Tusk 2023, Mateusz Morawiecki 2017-2023, Beata Szydlo 2015-2017, Ewa Kopacz 2014-2015; S Andrzej Duda 2015-2025, Karol Nawrocki 2025, Bronislaw Komorowski 2010-2015; F Radoslaw Sikorski 2007-2014 2023, Radek Sikorski 2007-2014 2023, Zbigniew Rau 2020-2023, Witold Waszczykowski 2015-2018, Jacek Czaputowicz 2018-2020, Radosław Sikorski 2023; D Mariusz Blaszczak 2018-2023, Wladyslaw Kosiniak-Kamysz 2023, Mariusz Błaszczak 2018-2023, Wladysław Kosiniak-Kamysz 2023, Władyslaw Kosiniak-Kamysz 2023, Władysław Kosiniak-Kamysz 2023
PS S Mahmoud Abbas 2005; G Mohammad Mustafa 2024, Mohammad Shtayyeh 2019-2024, Salam Fayyad 2007-2013, Mohamad Mustafa 2024; F Riyad al-Maliki 2009-2024
PT G Luis Montenegro 2024, Antonio Costa 2015-2024, Pedro Passos Coelho 2011-2015; S Marcelo Rebelo de Sousa 2016; F Paulo Rangel 2024, Augusto Santos Silva 2015-2022, Joao Gomes Cravinho 2022-2024, Joao Cravinho 2022-2024; D Nuno Melo 2024
PY S Santiago Pena 2023, Mario Abdo Benitez 2018-2023, Horacio Cartes 2013-2018, Fernando Lugo 2008-2012; F Ruben Ramirez Lezcano 2023, Euclides Acevedo 2021-2022, Julio Cesar Arriola 2022-2023, Ruben Ramirez 2023
QA S Tamim bin Hamad Al Thani 2013, Hamad bin Khalifa Al Thani 1995-2013; G Mohammed bin Abdulrahman Al Thani 2023; F Mohammed bin Abdulrahman 2016, Khalid al-Attiyah 2013-2016
RO S Klaus Iohannis 2014-2025, Nicusor Dan 2025, Traian Basescu 2004-2014; G Marcel Ciolacu 2023-2025, Ilie Bolojan 2025, Nicolae Ciuca 2021-2023, Victor Ponta 2012-2015, Ludovic Orban 2019-2021; F Luminita Odobescu 2023-2024, Bogdan Aurescu 2019-2023, Oana Toiu 2025, Emil Hurezeanu 2024-2025; D Angel Tilvar 2022-2024
RS S Aleksandar Vucic 2017, Tomislav Nikolic 2012-2017, Boris Tadic 2004-2012, Alexander Vucic 2017; G Ana Brnabic 2017-2024, Milos Vucevic 2024-2025, Aleksandar Vucic 2014-2017, Ivica Dacic 2012-2014, Djuro Macut 2025, Đuro Macut 2025; F Ivica Dacic 2014-2020 2022-2024, Marko Djuric 2024, Nikola Selakovic 2020-2022, Vuk Jeremic 2007-2012, Marko Đuric 2024
RU S Dmitry Medvedev 2008-2012; G Mikhail Mishustin 2020, Dmitry Medvedev 2012-2020
RW S Paul Kagame 2000; F Olivier Nduhungirehe 2024, Vincent Biruta 2019-2024, Louise Mushikiwabo 2009-2018, Richard Sezibera 2018-2019; D Albert Murasira 2018-2023, Juvenal Marizamunda 2023
SA F Adel al-Jubeir 2015-2018, Saud al-Faisal 1975-2015, Adel Jubeir 2015-2018, Ibrahim al-Assaf 2018
SB G Jeremiah Manele 2024, Manasseh Sogavare 2019-2024; F Jeremiah Manele 2019-2024, Peter Shanel Agovaka 2024
SC S Wavel Ramkalawan 2020-2025
SD S Abdel Fattah al-Burhan 2019, Omar al-Bashir 1989-2019, Abdel-Fattah al-Burhan 2019; F Ali Youssef 2024-2025, Mariam al-Sadiq al-Mahdi 2021-2021, Ibrahim Ghandour 2015-2018, Ali Karti 2010-2015; G Abdalla Hamdok 2019-2022, Kamil Idris 2025
SE G Ulf Kristersson 2022, Magdalena Andersson 2021-2022, Stefan Lofven 2014-2021, Fredrik Reinfeldt 2006-2014; F Tobias Billstrom 2022-2024, Maria Malmer Stenergard 2024, Ann Linde 2019-2022, Margot Wallstrom 2014-2019, Carl Bildt 2006-2014; D Pal Jonson 2022, Peter Hultqvist 2014-2022
SG G Lee Hsien Loong 2004-2024, Lawrence Wong 2024; F Vivian Balakrishnan 2015; D Ng Eng Hen 2011-2025, Chan Chun Sing 2025; S Tharman Shanmugaratnam 2023, Halimah Yacob 2017-2023
SI G Robert Golob 2022, Janez Jansa 2020-2022, Marjan Sarec 2018-2020, Miro Cerar 2014-2018; S Natasa Pirc Musar 2022, Borut Pahor 2012-2022; F Tanja Fajon 2022, Anze Logar 2020-2022, Karl Erjavec 2012-2018
SK G Robert Fico 2012-2018 2023, Eduard Heger 2021-2023, Igor Matovic 2020-2021; S Peter Pellegrini 2024, Zuzana Caputova 2019-2024, Andrej Kiska 2014-2019; F Juraj Blanar 2023, Miroslav Lajcak 2012-2020, Ivan Korcok 2020-2022, Rastislav Kacer 2022-2023; D Robert Kalinak 2023, Jaroslav Nad 2020-2023
SL S Julius Maada Bio 2018, Ernest Bai Koroma 2007-2018; F Timothy Kabba 2023, David Francis 2021-2023, Timothy Musa Kabba 2023
SN S Bassirou Diomaye Faye 2024, Macky Sall 2012-2024; G Ousmane Sonko 2024; F Yassine Fall 2024, Aissata Tall Sall 2020-2023, Cheikh Niang 2025
SO S Hassan Sheikh Mohamud 2012-2017 2022, Mohamed Abdullahi Farmajo 2017-2022, Mohamed Abdullahi Mohamed 2017-2022, Hassan Sheikh Mohamoud 2022; G Hamza Abdi Barre 2022, Mohamed Hussein Roble 2020-2022; F Ahmed Moallim Fiqi 2024, Abshir Omar Huruse 2022-2024, Ahmed Moalim Fiqi 2024-2025, Abdisalam Abdi Ali 2025
SR S Chan Santokhi 2020-2025, Desi Bouterse 2010-2020; F Albert Ramdin 2020-2025
SS S Salva Kiir 2011; F Ramadan Mohamed Abdallah Goc 2024, Mayiik Ayii Deng 2021-2023, Deng Dau Deng 2023-2024
SV S Nayib Bukele 2019, Salvador Sanchez Ceren 2014-2019, Mauricio Funes 2009-2014; F Alexandra Hill Tinoco 2019, Alexandra Hill 2019
SY S Bashar al-Assad 2000-2024, Ahmed al-Sharaa 2024; F Walid Muallem 2006-2020, Walid al-Moallem 2006-2020, Faisal Mekdad 2020-2024, Asaad al-Shaibani 2024, Asaad al-Shibani 2024
SZ S Mswati III 1986
TD S Mahamat Idriss Deby 2021, Mahamat Idriss Deby Itno 2021, Idriss Deby 1990-2021, Mahamat Deby 2021; G Succes Masra 2024-2024, Albert Pahimi Padacke 2021-2022, Allamaye Halina 2024; F Abderaman Koulamallah 2024, Mahamat Zene Cherif 2018-2022, Mahamat Saleh Annadif 2022-2024, Abdoulaye Sabre Fadoul 2024
TG S Faure Gnassingbe 2005-2025; F Robert Dussey 2013
TH G Prayut Chan-o-cha 2014-2023, Prayuth Chan-ocha 2014-2023, Srettha Thavisin 2023-2024, Paetongtarn Shinawatra 2024-2025, Anutin Charnvirakul 2025, Yingluck Shinawatra 2011-2014, Prayuth Chan-o-cha 2014-2023; F Don Pramudwinai 2015-2023, Maris Sangiampongsa 2024-2025, Parnpree Bahiddha-Nukara 2023-2024, Sihasak Phuangketkeow 2025; D Sutin Klungsang 2023-2024, Phumtham Wechayachai 2024
TJ S Emomali Rahmon 1994, Emomali Rakhmon 1994; F Sirojiddin Muhriddin 2013
TL S Jose Ramos-Horta 2022, Francisco Guterres 2017-2022; G Xanana Gusmao 2007-2015 2023, Taur Matan Ruak 2018-2023; F Bendito Freitas 2023
TM S Serdar Berdimuhamedov 2022, Gurbanguly Berdimuhamedov 2006-2022, Gurbanguly Berdymukhamedov 2006-2022, Gurbanguly Berdimuhamedow 2007-2022, Serdar Berdimuhamedow 2022; F Rashid Meredov 2001, Rashid Meredow 2001, Rasid Meredov 2001, Rasid Meredow 2001
TN S Kais Saied 2019, Beji Caid Essebsi 2014-2019, Moncef Marzouki 2011-2014; F Mohamed Ali Nafti 2024, Nabil Ammar 2023-2024, Othman Jerandi 2020-2023
TO G Siaosi Sovaleni 2021-2024
TR S Abdullah Gul 2007-2014; F Ahmet Davutoglu 2009-2014; G Ahmet Davutoglu 2014-2016, Binali Yildirim 2016-2018
TT G Keith Rowley 2015-2025, Kamla Persad-Bissessar 2010-2015 2025; F Amery Browne 2020-2025
TW S Lai Ching-te 2024, Tsai Ing-wen 2016-2024, Ma Ying-jeou 2008-2016; F Joseph Wu 2018-2024, Lin Chia-lung 2024
TZ S Samia Suluhu Hassan 2021, John Magufuli 2015-2021, Jakaya Kikwete 2005-2015; F January Makamba 2023-2024, Mahmoud Thabit Kombo 2024, Bernard Membe 2007-2015, Liberata Mulamula 2021-2022, Stergomena Tax 2022-2023, Mahmoud Kombo 2024
UA S Petro Poroshenko 2014-2019, Viktor Yanukovych 2010-2014; G Denys Shmyhal 2020-2025, Volodymyr Groysman 2016-2019, Arseniy Yatsenyuk 2014-2016, Yulia Svyrydenko 2025; F Pavlo Klimkin 2014-2019, Vadym Prystaiko 2019-2020
UG S Yoweri Museveni 1986, Yoweri Kaguta Museveni 1986; F Jeje Odongo 2021, Sam Kutesa 2005-2021
UN A Ban Ki-moon 2007-2016, Kofi Annan 1997-2006
US S Barack Obama 2009-2017, George W Bush 2001-2009; F John Kerry 2013-2017, Mike Pompeo 2018-2021, Rex Tillerson 2017-2018, Hillary Clinton 2009-2013, Condoleezza Rice 2005-2009; D James Mattis 2017-2018, Jim Mattis 2017-2018, Mark Esper 2019-2020, Ashton Carter 2015-2017, Chuck Hagel 2013-2015, Leon Panetta 2011-2013, Robert Gates 2006-2011
UY S Luis Lacalle Pou 2020-2025, Yamandu Orsi 2025, Tabare Vazquez 2015-2020, Jose Mujica 2010-2015; F Omar Paganini 2023-2025, Francisco Bustillo 2020-2023, Mario Lubetkin 2025
UZ S Shavkat Mirziyoyev 2016, Islam Karimov 1991-2016, Shavkat Mirziyoev 2016; F Bakhtiyor Saidov 2022, Abdulaziz Kamilov 2012-2022, Vladimir Norov 2022-2022, Bahtiyor Saidov 2022
VA F Paul Richard Gallagher 2014, Paul Gallagher 2014; O Pietro Parolin 2013
VE S Nicolas Maduro 2013, Hugo Chavez 1999-2013; F Yvan Gil 2023, Jorge Arreaza 2017-2021, Delcy Rodriguez 2014-2017, Carlos Faria 2022-2023, Felix Plasencia 2021-2022; D Vladimir Padrino Lopez 2014, Vladimir Padrino 2014
VN G Pham Minh Chinh 2021, Nguyen Xuan Phuc 2016-2021, Nguyen Tan Dung 2006-2016; S To Lam 2024, Vo Van Thuong 2023-2024, Luong Cuong 2024, Truong Tan Sang 2011-2016, Nguyen Phu Trong 2018-2021; F Bui Thanh Son 2021-2025, Pham Binh Minh 2011-2021, Le Hoai Trung 2025; D Phan Van Giang 2021, Ngo Xuan Lich 2016-2021
VU G Charlot Salwai 2023-2025, Ishmael Kalsakau 2022-2023, Jotham Napat 2025
WS G Fiame Naomi Mata'afa 2021-2025
XK G Albin Kurti 2020, Hashim Thaci 2008-2014, Isa Mustafa 2014-2017, Ramush Haradinaj 2017-2020; S Vjosa Osmani 2021, Hashim Thaci 2016-2020, Atifete Jahjaga 2011-2016; F Donika Gervalla 2021, Donika Gervalla-Schwarz 2021
YE S Rashad al-Alimi 2022, Abd Rabbuh Mansur Hadi 2012-2022, Abdrabbuh Mansour Hadi 2012-2022; F Ahmed Awad bin Mubarak 2020-2024, Shaya Zindani 2024
ZA S Cyril Ramaphosa 2018, Jacob Zuma 2009-2018, Thabo Mbeki 1999-2008; F Ronald Lamola 2024, Naledi Pandor 2019-2024, Maite Nkoana-Mashabane 2009-2018, Lindiwe Sisulu 2018-2019; D Nosiviwe Mapisa-Nqakula 2012-2021, Thandi Modise 2021-2024, Angie Motshekga 2024
ZM S Hakainde Hichilema 2021, Edgar Lungu 2015-2021, Michael Sata 2011-2014; F Mulambo Haimbe 2024, Stanley Kakubo 2021-2023
ZW S Emmerson Mnangagwa 2017, Robert Mugabe 1987-2017; F Frederick Shava 2021-2024, Amon Murwira 2024
"""

import type { NameTable } from './names.ts'

// Names of languages with letters of their own, `as written/in ASCII`.
export const scriptNames: Record<string, NameTable> = {
  ru: {
    women: `Анна/Anna, Екатерина/Ekaterina, Юлия/Yulia, Светлана/Svetlana, Наталья/Natalya, Ксения/Ksenia,
      Мария/Maria`,
    men: `Алексей/Aleksei, Дмитрий/Dmitry, Сергей/Sergei, Михаил/Mikhail, Юрий/Yuri, Фёдор/Fyodor,
      Игорь/Igor`,
    familyOfWomen: `Иванова/Ivanova, Кузнецова/Kuznetsova, Смирнова/Smirnova, Соловьёва/Solovyova,
      Орлова/Orlova, Щербакова/Shcherbakova, Морозова/Morozova, Зайцева/Zaitseva, Белая/Belaya`,
    familyOfMen: `Иванов/Ivanov, Кузнецов/Kuznetsov, Смирнов/Smirnov, Соловьёв/Solovyov, Орлов/Orlov,
      Щербаков/Shcherbakov, Морозов/Morozov, Зайцев/Zaitsev, Белый/Bely`,
  },
  uk: {
    women: 'Оксана/Oksana, Марія/Mariia, Олена/Olena, Ярина/Yaryna, Соломія/Solomiia, Надія/Nadiia',
    men: 'Олексій/Oleksii, Сергій/Serhii, Тарас/Taras, Євген/Yevhen, Ігор/Ihor, Андрій/Andrii, Богдан/Bohdan',
    family: `Шевченко/Shevchenko, Ткаченко/Tkachenko, Бойко/Boiko, Кравчук/Kravchuk, Гончар/Honchar,
      Лисенко/Lysenko, Їжак/Yizhak, Мельник/Melnyk, Ґудзь/Gudz, Поліщук/Polishchuk`,
  },
  el: {
    women: `Ελένη/Eleni, Αικατερίνη/Aikaterini, Σοφία/Sofia, Δέσποινα/Despina, Ιωάννα/Ioanna,
      Χρυσούλα/Chrysoula`,
    men: `Γιώργος/Giorgos, Νίκος/Nikos, Δημήτρης/Dimitris, Παναγιώτης/Panagiotis, Θανάσης/Thanasis,
      Σπύρος/Spyros`,
    familyOfWomen: `Παπαδοπούλου/Papadopoulou, Οικονόμου/Oikonomou, Νικολάου/Nikolaou, Βλάχου/Vlachou,
      Αγγελοπούλου/Angelopoulou, Μακρή/Makri, Γεωργίου/Georgiou`,
    familyOfMen: `Παπαδόπουλος/Papadopoulos, Οικονόμου/Oikonomou, Νικολάου/Nikolaou, Βλάχος/Vlachos,
      Αγγελόπουλος/Angelopoulos, Μακρής/Makris, Γεωργίου/Georgiou`,
  },
  ar: {
    women: `فاطمة/Fatima, ليلى/Layla, مريم/Maryam, نور/Nour, هدى/Huda, سلمى/Salma, رانيا/Rania,
      ياسمين/Yasmin`,
    men: `محمد/Mohammed, أحمد/Ahmad, عبد الرحمن/Abd al-Rahman, يوسف/Yusuf, خالد/Khalid, عمر/Omar, سامي/Sami,
      طارق/Tariq`,
    family: `الحداد/al-Haddad, النجار/al-Najjar, خليل/Khalil, منصور/Mansour, الخطيب/al-Khatib, صالح/Saleh,
      بن علي/Ben Ali, الشامي/al-Shami, حمدان/Hamdan, المصري/al-Masri, قاسم/Qasim, زيدان/Zidan`,
  },
  he: {
    women: 'נועה/Noa, שירה/Shira, תמר/Tamar, יעל/Yael, רבקה/Rivka, מאיה/Maya, אורלי/Orly',
    men: 'דוד/David, איתי/Itai, יוסף/Yosef, משה/Moshe, אורי/Uri, עומר/Omer, גיא/Guy',
    family: `כהן/Cohen, לוי/Levi, מזרחי/Mizrahi, פרץ/Peretz, בן דוד/Ben David, שפירא/Shapira, אברהמי/Avrahami,
      גולן/Golan, ברק/Barak, שלום/Shalom`,
  },
  fa: {
    women: 'زهرا/Zahra, پریسا/Parisa, نسرین/Nasrin, شیرین/Shirin, مهتاب/Mahtab, گلناز/Golnaz',
    men: 'علی/Ali, رضا/Reza, بهرام/Bahram, پژمان/Pejman, کیوان/Keyvan, آرش/Arash',
    family: `حسینی/Hosseini, کریمی/Karimi, رضایی/Rezaei, چاوشی/Chavoshi, پورمحمد/Pourmohammad, یزدانی/Yazdani,
      گیلانی/Gilani, شیرازی/Shirazi`,
  },
  hi: {
    women: `प्रिया/Priya, अनन्या/Ananya, दीपिका/Deepika, सुनीता/Sunita, कविता/Kavita, नेहा/Neha, ऋचा/Richa,
      मीना/Meena`,
    men: `अर्जुन/Arjun, राजेश/Rajesh, विक्रम/Vikram, अमित/Amit, कृष्ण/Krishna, संजय/Sanjay, रोहित/Rohit,
      ऋषि/Rishi`,
    family: `शर्मा/Sharma, पटेल/Patel, गुप्ता/Gupta, सिंह/Singh, मिश्रा/Mishra, जोशी/Joshi, वर्मा/Verma,
      त्रिपाठी/Tripathi, चौधरी/Chaudhary, देशमुख/Deshmukh, श्रीवास्तव/Shrivastava, मेहता/Mehta`,
  },
  ta: {
    women: 'மீனாட்சி/Meenakshi, கவிதா/Kavitha, லட்சுமி/Lakshmi, தமிழ்ச்செல்வி/Thamizhselvi, பிரியா/Priya',
    men: 'முருகன்/Murugan, கார்த்திக்/Karthik, செந்தில்/Senthil, அருண்/Arun, இளங்கோ/Ilango',
    family: `சுப்பிரமணியன்/Subramanian, ராஜேந்திரன்/Rajendran, கண்ணன்/Kannan, நடராஜன்/Natarajan,
      பழனிசாமி/Palanisamy, வேலு/Velu, சுந்தரம்/Sundaram`,
  },
  zh: {
    women:
      '芳/Fang, 秀英/Xiuying, 丽娜/Lina, 婷婷/Tingting, 雪/Xue, 美玲/Meiling, 晓燕/Xiaoyan, 静/Jing, 雨桐/Yutong',
    men: '伟/Wei, 强/Qiang, 建国/Jianguo, 志明/Zhiming, 浩然/Haoran, 磊/Lei, 俊杰/Junjie, 子轩/Zixuan, 勇/Yong',
    family: `王/Wang, 李/Li, 张/Zhang, 刘/Liu, 陈/Chen, 杨/Yang, 赵/Zhao, 黄/Huang, 周/Zhou, 吴/Wu, 徐/Xu, 孙/Sun, 吕/Lyu,
      欧阳/Ouyang, 郭/Guo, 谢/Xie`,
  },
  ja: {
    women: '陽子/Yoko, 美咲/Misaki, さくら/Sakura, 由美/Yumi, 恵子/Keiko, 結衣/Yui, アヤ/Aya, 千尋/Chihiro',
    men: '健太/Kenta, 翔/Sho, 大輔/Daisuke, 蓮/Ren, 拓海/Takumi, 修一郎/Shuichiro, ケンジ/Kenji, 誠/Makoto',
    family: `佐藤/Sato, 鈴木/Suzuki, 高橋/Takahashi, 田中/Tanaka, 渡辺/Watanabe, 伊藤/Ito, 山本/Yamamoto, 中村/Nakamura,
      小林/Kobayashi, 加藤/Kato, 大野/Ono, 長谷川/Hasegawa, 清水/Shimizu, 五十嵐/Igarashi`,
  },
  ko: {
    women: '지은/Ji-eun, 수진/Su-jin, 민지/Min-ji, 은영/Eun-young, 하나/Hana, 서연/Seo-yeon, 유나/Yuna',
    men: '민준/Min-jun, 서준/Seo-jun, 지훈/Ji-hoon, 현우/Hyun-woo, 동현/Dong-hyun, 영수/Young-su, 태호/Tae-ho',
    family: `김/Kim, 이/Lee, 박/Park, 최/Choi, 정/Jung, 강/Kang, 조/Cho, 윤/Yoon, 장/Jang, 임/Lim, 한/Han, 남궁/Namgung,
      황보/Hwangbo`,
  },
  th: {
    women: 'สมหญิง/Somying, มาลี/Malee, พิมพ์ชนก/Phimchanok, อรทัย/Orathai, กานดา/Kanda',
    men: 'สมชาย/Somchai, ประเสริฐ/Prasert, วิชัย/Wichai, อนันต์/Anan, ธนากร/Thanakorn',
    family: `ศรีสุข/Srisuk, ใจดี/Jaidee, ทองคำ/Thongkham, แสงอรุณ/Saengarun, บุญมี/Bunmee,
      วงศ์สวัสดิ์/Wongsawat, พรหมมา/Phromma`,
  },
  am: {
    women: 'ሰላም/Selam, አበበች/Abebech, ሕይወት/Hiwot, ማርታ/Marta, ትዕግስት/Tigist',
    men: 'አበበ/Abebe, ዳዊት/Dawit, ተስፋዬ/Tesfaye, ኃይሌ/Haile, ብርሃኑ/Berhanu',
    family: 'በቀለ/Bekele, ታደሰ/Tadesse, ገብረ/Gebre, መኮንን/Mekonnen, ወልደ/Wolde, ከበደ/Kebede, ደስታ/Desta',
  },
  ka: {
    women: 'ნინო/Nino, თამარ/Tamar, ქეთევან/Ketevan, მარიამ/Mariam, ეკა/Eka',
    men: 'გიორგი/Giorgi, ლევან/Levan, დავით/Davit, ზურაბ/Zurab, ირაკლი/Irakli',
    family: `მაისურაძე/Maisuradze, ბერიძე/Beridze, კაპანაძე/Kapanadze, ლომიძე/Lomidze, გელაშვილი/Gelashvili,
      ჯაფარიძე/Japaridze`,
  },
}

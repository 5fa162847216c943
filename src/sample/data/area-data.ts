export interface AreaDatum {
  name: string;
  pincode: string;
  latitude: number;
  longitude: number;
}

const area = (name: string, pincode: string, latitude: number, longitude: number): AreaDatum => ({
  name,
  pincode,
  latitude,
  longitude,
});

/** Delivery areas of Hyderabad; a small business serves only the first few. */
export const AREAS: readonly AreaDatum[] = [
  area('Kukatpally - KPHB Phase 1', '500072', 17.4948, 78.3996),
  area('Kukatpally - KPHB Phase 6', '500085', 17.4866, 78.3871),
  area('Miyapur - Hafeezpet', '500049', 17.4968, 78.3614),
  area('Kondapur - Kothaguda', '500084', 17.4622, 78.3568),
  area('Madhapur - Ayyappa Society', '500081', 17.4512, 78.3905),
  area('Gachibowli - Telecom Nagar', '500032', 17.4339, 78.3667),
  area('Nizampet - Bachupally Road', '500090', 17.5186, 78.3828),
  area('Pragathi Nagar', '500118', 17.5203, 78.3961),
  area('Chanda Nagar', '500050', 17.4929, 78.3309),
  area('Lingampally - Nallagandla', '500019', 17.4716, 78.3108),
  area('Manikonda - Puppalaguda', '500089', 17.4011, 78.3772),
  area('Banjara Hills - Road No. 12', '500034', 17.4102, 78.4347),
  area('Jubilee Hills - Road No. 36', '500033', 17.4325, 78.4071),
  area('Ameerpet - Balkampet', '500016', 17.4448, 78.4491),
  area('Sanath Nagar - Czech Colony', '500018', 17.4568, 78.4411),
  area('Begumpet - Prakash Nagar', '500017', 17.4447, 78.4664),
  area('Secunderabad - Marredpally', '500026', 17.4483, 78.5102),
  area('Tarnaka - Street No. 8', '500007', 17.4282, 78.5383),
  area('Habsiguda', '500076', 17.4041, 78.5458),
  area('Uppal - Chilkanagar', '500039', 17.4058, 78.5591),
  area('Nacharam - HMT Nagar', '500057', 17.4291, 78.5609),
  area('Malkajgiri - Anandbagh', '500047', 17.4493, 78.5359),
  area('Sainikpuri', '500094', 17.4927, 78.5487),
  area('Alwal - Old Alwal', '500010', 17.5029, 78.5149),
  area('Kompally - Suchitra', '500067', 17.5152, 78.4791),
  area('Jeedimetla - Shapur Nagar', '500055', 17.5122, 78.4477),
  area('Balanagar - Fateh Nagar', '500037', 17.4689, 78.4492),
  area('Moosapet - Bharath Nagar', '500114', 17.4664, 78.4271),
  area('Erragadda - Kalyan Nagar', '500038', 17.4441, 78.4363),
  area('Himayath Nagar', '500029', 17.4017, 78.4867),
  area('Narayanguda', '500095', 17.3951, 78.4905),
  area('Malakpet - Saleem Nagar', '500036', 17.3732, 78.5031),
  area('Dilsukhnagar - PNT Colony', '500060', 17.3688, 78.5247),
  area('Kothapet - SRL Colony', '500035', 17.3671, 78.5468),
  area('LB Nagar - Chintalkunta', '500074', 17.3457, 78.5522),
  area('Vanasthalipuram - Phase 2', '500070', 17.3278, 78.5665),
  area('Hayathnagar', '501505', 17.3268, 78.6051),
  area('Nagole - Mamatha Nagar', '500068', 17.3735, 78.5684),
  area('Mehdipatnam - Asif Nagar', '500028', 17.3916, 78.4402),
  area('Tolichowki - Brindavan Colony', '500008', 17.3987, 78.4092),
  area('Attapur - Hyderguda', '500048', 17.3667, 78.4311),
  area('Rajendra Nagar - Budvel', '500030', 17.3281, 78.4043),
  area('Shamshabad', '501218', 17.2603, 78.3969),
  area('Saroornagar - Huda Complex', '500102', 17.3561, 78.5333),
  area('Kapra - Radhika', '500062', 17.4903, 78.5703),
  area('Ramanthapur - Indira Nagar', '500013', 17.3945, 78.5331),
  area('Beeramguda', '502032', 17.5163, 78.3004),
  area('Patancheru', '502319', 17.5333, 78.2645),
];

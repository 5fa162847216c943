export interface NamePool {
  /** Roughly how many of a hundred people in Hyderabad have names from this pool. */
  weight: number;
  given: readonly string[];
  family: readonly string[];
}

const words = (text: string): readonly string[] => text.split(' ');

/** Telugu names first: the sample's customers live in Hyderabad, with neighbours from everywhere. */
export const NAME_POOLS: readonly NamePool[] = [
  {
    weight: 30,
    given: words(
      'Anitha Aparna Bhavani Divya Gayatri Harika Jyothi Keerthi Lakshmi Lavanya Madhavi Manasa Mounika Padma Pavani Prasanna Radhika Sailaja Sandhya Saritha Sirisha Sowmya Sravani Sujatha Swathi Tejaswini Usha Vasantha Vijaya Yamini',
    ),
    family: words(
      'Reddy Rao Chowdary Naidu Goud Yadav Varma Raju Sharma Sastry Murthy Prasad Gupta Setty Chary Kolli Gadde Vemula Bandi Kandula Pothula Yerram Nallamothu Devineni Mamidi',
    ),
  },
  {
    weight: 28,
    given: words(
      'Aditya Anil Bharath Chaitanya Chandrasekhar Ganesh Gopal Hari Jagadish Karthik Kiran Krishna Mahesh Murali Nagarjuna Naresh Pavan Praveen Raghavendra Rajasekhar Ramesh Ravi Sai Sandeep Sateesh Srikanth Srinivas Suresh Venkatesh Vamsi',
    ),
    family: words(
      'Reddy Rao Chowdary Naidu Goud Yadav Varma Raju Sharma Sastry Murthy Prasad Gupta Setty Chary Kolli Gadde Vemula Bandi Kandula Pothula Yerram Nallamothu Devineni Mamidi',
    ),
  },
  {
    weight: 13,
    given: words(
      'Abdul Ahmed Amina Asif Ayesha Farhana Fatima Imran Irfan Khaja Mohammed Nazia Rizwan Rukhsana Saba Sameer Shabana Shaik Syed Zeenat',
    ),
    family: words('Ahmed Ali Ansari Baig Farooqui Hussain Khan Mirza Pasha Qureshi Rahman Shaikh Siddiqui'),
  },
  {
    weight: 12,
    given: words(
      'Aarti Abhishek Amit Anjali Deepak Gaurav Kavita Manish Meena Neha Nikhil Pooja Rahul Rakesh Ritu Sanjay Shweta Sunita Vikas Vivek',
    ),
    family: words(
      'Agarwal Bansal Bhardwaj Chauhan Dubey Jain Kumar Mishra Pandey Saxena Sharma Singh Srivastava Tiwari',
    ),
  },
  {
    weight: 9,
    given: words(
      'Arun Balaji Deepa Ganesan Hema Indira Karthika Kavya Lekha Manoj Meenakshi Nandini Prakash Rajesh Revathi Sathish Shankar Suma Vidya Vinod',
    ),
    family: words('Balakrishnan Hegde Iyengar Iyer Kamath Krishnan Menon Nair Pillai Rajan Shetty Subramanian'),
  },
  {
    weight: 5,
    given: words('Amol Ashwini Bhavna Chirag Dhaval Hetal Jignesh Ketan Mansi Nilesh Prachi Rohan Snehal Sneha Tushar'),
    family: words('Bhosale Deshmukh Deshpande Joshi Kulkarni Mehta Modi Patel Patil Shah Thakkar'),
  },
  {
    weight: 3,
    given: words('Anindita Arindam Debashis Indrani Mousumi Partha Piyali Sourav Subrata Sudipta Tapan Tanushree'),
    family: words('Banerjee Bose Chatterjee Das Dutta Ghosh Mohanty Mukherjee Panda Sahoo Sen'),
  },
];

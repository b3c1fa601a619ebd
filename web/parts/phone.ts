/** "5511987654321" → "+55 11 98765-4321"; other countries: "+" and the digits. */
export const formatPhone = (phone: string): string => {
  const brazilian = /^55(\d{2})(\d{4,5})(\d{4})$/.exec(phone);
  return brazilian ? `+55 ${brazilian[1]} ${brazilian[2]}-${brazilian[3]}` : `+${phone}`;
};

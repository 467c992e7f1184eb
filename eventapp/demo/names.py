"""Invented Vietnamese names, as frequent as they are in the Red River delta."""

from __future__ import annotations

import re
from random import Random

from eventapp.people.models import Sex


class Choice:
    """Words with weights, written "Nguyễn 38, Trần 11"; a word without a number weighs 1."""

    def __init__(self, text: str) -> None:
        weighed = [re.fullmatch(r"(.*?)(?: (\d+))?", part.strip()) for part in text.split(",")]
        self.words = [match[1] for match in weighed if match]
        self._weights = [int(match[2] or 1) for match in weighed if match]

    def draw(self, random: Random) -> str:
        return random.choices(self.words, self._weights)[0]


FAMILY_NAMES = Choice(
    "Nguyễn 76, Trần 22, Lê 18, Phạm 18, Hoàng 11, Vũ 14, Đỗ 11, Bùi 7, Đào 9, Dương 5, Đặng 4,"
    "Ngô 4, Phan 4, Trịnh 3, Đinh 3, Lưu 3, Chu 3, Lương 2, Đoàn 4, Mai 2, Tạ 2, Cao 2, Hà 2,"
    "Luyện 2, Nghiêm, Doãn, Tô, Vương, Trương 2, Phùng 2, Quách, Lại, Hồ, Tống, Khúc, Giang, Thái"
)
EARLIER_WOMEN = Choice("Thị 85, Thị Thu, Thị Minh, Thị Kim, Thị Bích, Thị Hồng, Thị Thanh, Thúy")
LATER_WOMEN = Choice(
    "Thị 45, Thị Thu 6, Thị Thanh 6, Thị Minh 4, Thị Ngọc 4, Thị Hồng 4, Thị Bích 4, Thị Kim 3,"
    "Thị Phương 3, Thị Lan 2, Thị Mai 3, Thị Thúy 3, Thị Hải 2, Thị Diệu, Thị Quỳnh, Thu 4,"
    "Thanh 3, Ngọc 3, Minh 3, Hồng 3, Bích 3, Mai 2, Thùy 3, Kim 2, Phương 2, Quỳnh, Hoài, Khánh"
)
MEN = Choice(
    "Văn 50, Đức 8, Minh 4, Quang 6, Hữu 5, Ngọc 5, Xuân 6, Đình 5, Công 4, Trọng 3, Mạnh 4,"
    "Tuấn 3, Anh 2, Duy 3, Thành 2, Huy, Viết, Bá 2, Thế 3, Tiến 2, Quốc 2, Hoàng, Hồng, Trung"
)
WOMENS_GIVEN_NAMES = Choice(
    "Hương 14, Hoa 11, Lan 10, Hà 10, Hằng 10, Hạnh 9, Hiền 11, Huyền 9, Hồng 7, Huệ 8, Hòa 6,"
    "Hường 6, Thủy 11, Thúy 7, Thu 7, Thảo 7, Thanh 7, Thoa 6, Thơm 5, Thêu 2, Tuyết 6, Tâm 6,"
    "Trang 8, Nga 8, Nguyệt 5, Nhung 8, Ngọc 6, Nhàn 4, Ngân 4, Nhài 2, Mai 8, Mơ 2, Mến 3,"
    "Minh 3, Loan 7, Liên 8, Lý 4, Liễu 2, Lụa 2, Linh 5, Yến 8, Xuân 4, Vân 8, Phương 8,"
    "Phượng 6, Quyên 4, Oanh 6, Dung 8, Duyên 5, Đào 3, Cúc 3, Chi 2, Bích 4, Bình 3, Ánh 3,"
    "Anh 3, Gấm 2, Giang 3, Quỳnh 3, Sen 2, Tươi 4, Tình 3, Thắm 3, Xuyến 3, Hảo 3, Hậu 3, Hợi 2,"
    "Lệ 2, Miền 2, Vui 2, Thìn 2, Tỵ, Dậu, Bưởi, Chanh, Thuận 3, Thắng 2, Hải 3, Hợp, Luyến 3, Na"
)
MENS_GIVEN_NAMES = Choice(
    "Hùng 12, Dũng 11, Tuấn 11, Cường 10, Thắng 8, Hải 10, Nam 7, Minh 6, Sơn 9, Long 6, Bình 7,"
    "Hòa 5, Hiếu 4, Hưng 7, Huy 4, Đức 5, Đạt 3, Quang 6, Quân 5, Tiến 6, Tùng 5, Trung 7,"
    "Thành 7, Thanh 5, Tâm 3, Thịnh 4, Toàn 5, Vinh 4, Việt 3, Khánh 3, Kiên 4, Lâm 4, Lực 2,"
    "Luân 2, Mạnh 5, Nghĩa 3, Phong 4, Phương 3, Tú 3, Trường 4, Chiến 5, Chinh 2, Công 3,"
    "Doanh 2, Duy 2, Định 2, Giang 3, Giáp 2, Hà 2, Hoàn 2, Hoàng 3, Khoa 2, Lợi 3, Ninh 2,"
    "Sáng 2, Thái 3, Thuận 3, Thức, Tuyên 2, Vượng 3, Xuân 2, Oanh, Tuyến 2, Tưởng, Quyết 3"
)

# Invention may hit upon people everybody knows; those names are drawn again.
KNOWN_TO_EVERYBODY = frozenset(
    {
        "Nguyễn Phú Trọng",
        "Nguyễn Xuân Phúc",
        "Nguyễn Thị Hà",
        "Nguyễn Hòa Bình",
        "Phạm Minh Chính",
        "Phạm Bình Minh",
        "Vũ Đức Đam",
        "Hà Thị Nga",
        "Đào Ngọc Dung",
        "Lê Minh Hưng",
        "Trần Quốc Tuấn",
        "Trần Hưng Đạo",
    }
)

LATER = 1975  # from about this birth year women's middle names are many


def invent_name(random: Random, sex: Sex, birth_year: int) -> str:
    """Họ, đệm and tên of somebody of that sex and age."""
    if sex is Sex.MALE:
        middle, given = MEN, MENS_GIVEN_NAMES
    else:
        middle = LATER_WOMEN if birth_year >= LATER else EARLIER_WOMEN
        given = WOMENS_GIVEN_NAMES
    while True:
        words = [FAMILY_NAMES.draw(random), middle.draw(random), given.draw(random)]
        name = " ".join(words)
        if len(set(name.split())) == len(name.split()) and name not in KNOWN_TO_EVERYBODY:
            return name

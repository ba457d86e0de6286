"""What the sample missions are about: invented topics of a kind Huế would ask for."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Final


@dataclass(frozen=True)
class Idea:
    """A topic, from its proposal to its contract."""

    title: str
    goal: str
    results: str
    place: str
    field: str
    keywords: str
    months: int
    budget: Decimal


#: From 2022: five of them were approved, the last was not.
OF_2022: Final = (
    Idea(
        "Nghiên cứu số hóa và phục hồi hoa văn gỗ nhà vườn Huế (mẫu)",
        "Xây dựng bộ dữ liệu số và quy trình phục hồi hoa văn gỗ của nhà vườn Huế.",
        "Bộ dữ liệu số 3D; quy trình phục hồi; báo cáo tổng hợp; 02 bài báo.",
        "Trung tâm bảo tồn di tích (mẫu)",
        "601",
        "nhà vườn Huế; hoa văn gỗ; số hóa 3D",
        15,
        Decimal(960_000_000),
    ),
    Idea(
        "Xây dựng mô hình nuôi cá dìa kết hợp rong câu ở đầm phá Tam Giang (mẫu)",
        "Hoàn thiện mô hình nuôi ghép giảm ô nhiễm và tăng thu nhập cho hộ nuôi ven phá.",
        "Mô hình nuôi 02 ha; quy trình kỹ thuật; tập huấn 60 hộ; báo cáo tổng hợp.",
        "Các xã ven phá Tam Giang (mẫu)",
        "405",
        "cá dìa; rong câu; đầm phá Tam Giang",
        21,
        Decimal(1_150_000_000),
    ),
    Idea(
        "Hoàn thiện quy trình chiết tinh dầu tràm gió theo hướng tiết kiệm năng lượng (mẫu)",
        "Giảm ít nhất 25 % năng lượng cho mỗi lít tinh dầu tràm thành phẩm.",
        "Dây chuyền thử nghiệm 200 kg/mẻ; quy trình; tiêu chuẩn cơ sở; báo cáo tổng hợp.",
        "Làng nghề tinh dầu tràm (mẫu)",
        "204",
        "tinh dầu tràm; chưng cất; tiết kiệm năng lượng",
        21,
        Decimal(1_320_000_000),
    ),
    Idea(
        "Hệ thống cảnh báo ngập đô thị Huế từ cảm biến mực nước giá rẻ (mẫu)",
        "Cảnh báo ngập trước 60 phút cho các tuyến phố trũng của Huế.",
        "Mạng 40 cảm biến; phần mềm cảnh báo; bản đồ ngập; báo cáo tổng hợp.",
        "Ban chỉ huy phòng chống thiên tai (mẫu)",
        "102",
        "ngập đô thị; cảm biến; cảnh báo sớm",
        24,
        Decimal(1_850_000_000),
    ),
    Idea(
        "Bảo tồn và nhân giống thanh trà Huế sạch bệnh (mẫu)",
        "Tạo nguồn giống thanh trà sạch bệnh và quy trình nhân giống vô tính.",
        "3.000 cây giống; quy trình nhân giống; mô hình 02 ha; báo cáo tổng hợp.",
        "Phường Thủy Biều (mẫu)",
        "401",
        "thanh trà; sạch bệnh; nhân giống",
        24,
        Decimal(890_000_000),
    ),
    Idea(
        "Khảo sát xu hướng tiêu dùng chung (mẫu)",
        "Mô tả xu hướng tiêu dùng.",
        "Báo cáo tổng hợp.",
        "Chưa xác định",
        "502",
        "tiêu dùng",
        12,
        Decimal(300_000_000),
    ),
)
#: From 2024: proposals the council is about to judge.
OF_2024: Final = (
    Idea(
        "Trợ lý ảo hỗ trợ du khách tại Đại Nội bằng tiếng Việt và tiếng Anh (mẫu)",
        "Thử nghiệm trợ lý ảo chạy tại chỗ, trả lời bằng tư liệu đã kiểm chứng.",
        "Phần mềm thử nghiệm; bộ tư liệu kiểm chứng; báo cáo tổng hợp.",
        "Khu di tích Đại Nội (mẫu)",
        "102",
        "trợ lý ảo; di sản; du lịch",
        18,
        Decimal(1_400_000_000),
    ),
    Idea(
        "Vật liệu vôi truyền thống cải tiến cho trùng tu di tích (mẫu)",
        "Xác định cấp phối vôi truyền thống bền với khí hậu ẩm của Huế.",
        "Cấp phối vật liệu; quy trình thi công; mô hình 200 m2; báo cáo tổng hợp.",
        "Công trường trùng tu (mẫu)",
        "205",
        "vôi truyền thống; trùng tu; vật liệu",
        24,
        Decimal(1_050_000_000),
    ),
)
#: For the call that is open when the sample is first looked at.
OPEN_CALL: Final = Idea(
    "Giám sát chất lượng nước sông Hương bằng phao tự hành (mẫu)",
    "Đo liên tục các chỉ tiêu chính của nước sông Hương.",
    "Phao thử nghiệm; phần mềm giám sát; báo cáo tổng hợp.",
    "Lưu vực sông Hương (mẫu)",
    "105",
    "sông Hương; chất lượng nước; phao tự hành",
    18,
    Decimal(1_250_000_000),
)

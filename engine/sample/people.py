"""Who lives in the sample: invented people of a real kind of office."""

from dataclasses import dataclass
from typing import Final

#: Printed at every start and on the sign-in page: it protects nothing.
PASSWORD: Final = "nhiem-vu-mau-2024"  # noqa: S105 - meant to be known

AUTHORITY_CODE: Final = "HUE"
AUTHORITY_NAME: Final = "Thành phố Huế (dữ liệu mẫu)"
LEVEL_LABEL: Final = "cấp thành phố"

UNITS: Final = (
    ("ubnd", "Ủy ban nhân dân thành phố (mẫu)"),
    ("lanh-dao", "Ban Giám đốc Sở Khoa học và Công nghệ (mẫu)"),
    ("qlkh", "Phòng Quản lý Khoa học (mẫu)"),
    ("khtc", "Phòng Kế hoạch – Tài chính (mẫu)"),
    ("thong-tin", "Trung tâm Thông tin Khoa học và Công nghệ (mẫu)"),
    ("van-phong", "Văn phòng Sở (mẫu)"),
    ("thanh-tra", "Thanh tra Sở (mẫu)"),
)


@dataclass(frozen=True)
class Organisation:
    """An invented organisation."""

    key: str
    name: str
    tax_code: str
    address: str


ORGANISATIONS: Final = (
    Organisation("dh", "Trường Đại học Sông Hương (mẫu)", "0000000001", "Phường Vỹ Dạ, Huế"),
    Organisation("vien", "Viện Sinh thái Đầm phá Tam Giang (mẫu)", "0000000002", "Phú Vang, Huế"),
    Organisation("cty", "Công ty cổ phần Dược liệu Ngự Bình (mẫu)", "0000000003", "An Cựu, Huế"),
    Organisation("snn", "Sở Nông nghiệp Huế (mẫu)", "0000000004", "Phường Thuận Hóa, Huế"),
    Organisation("dhbm", "Trường Đại học Bạch Mã (mẫu)", "0000000005", "Phú Lộc, Huế"),
    Organisation("hoi", "Hội Khoa học Cố đô (mẫu)", "0000000006", "Phường Phú Xuân, Huế"),
)


@dataclass(frozen=True)
class Person:
    """An invented person; ``roles`` are granted, ``shown`` only tells what they try out."""

    login: str
    name: str
    roles: tuple[str, ...] = ()
    unit: str | None = None
    organisation: str | None = None
    shown: tuple[str, ...] = ()


OFFICERS: Final = (
    Person("chutich", "Nguyễn Khoa Bảo", ("authority",), "ubnd"),
    Person("giamdoc", "Tôn Nữ Diệu Hiền", ("leader", "authority"), "lanh-dao"),
    Person("phogiamdoc", "Lê Quang Phúc", ("leader",), "lanh-dao"),
    Person("quanly1", "Trần Thị Minh Châu", ("task_unit",), "qlkh"),
    Person("quanly2", "Phan Đình Lộc", ("task_unit",), "qlkh"),
    Person("quanly3", "Hoàng Ngọc Ánh", ("task_unit",), "qlkh"),
    Person("kinhphi1", "Võ Thị Thanh Tâm", ("fund_unit",), "khtc"),
    Person("kinhphi2", "Đặng Hữu Nghĩa", ("fund_unit",), "khtc"),
    Person("thongtin1", "Hồ Thị Mỹ Linh", ("info_unit",), "thong-tin"),
    Person("thongtin2", "Bùi Xuân Đức", ("info_unit",), "thong-tin"),
    Person("thuky1", "Ngô Thị Hải Yến", ("admin_sec",), "qlkh"),
    Person("thuky2", "Trương Văn Thịnh", ("admin_sec",), "van-phong"),
    Person("thamdinh1", "Lý Thị Kim Oanh", ("cost_group",), "khtc"),
    Person("thamdinh2", "Châu Minh Trí", ("cost_group",), "khtc"),
    Person("quantri", "Mai Công Thành", ("administrator",), "van-phong"),
    Person("thanhtra", "Đỗ Thị Ngọc Lan", ("auditor",), "thanh-tra"),
)
APPLICANTS: Final = (
    Person("daihoc1", "Nguyễn Thị Phương Mai", organisation="dh", shown=("host_org", "pi")),
    Person("daihoc2", "Trần Anh Khoa", organisation="dh", shown=("host_org", "pi")),
    Person("vien1", "Lê Thị Bích Ngọc", organisation="vien", shown=("host_org", "pi")),
    Person("vien2", "Phạm Gia Huy", organisation="vien", shown=("host_org", "pi")),
    Person("congty1", "Huỳnh Tấn Đạt", organisation="cty", shown=("host_org", "pi")),
    Person("congty2", "Dương Thị Hồng Nhung", organisation="cty", shown=("host_org", "pi")),
    Person("donvidathang", "Cao Văn Sơn", organisation="snn", shown=("orderer", "proposer")),
    Person("nguoidexuat", "Tống Thị Quỳnh Như", shown=("proposer",)),
)
EXPERTS: Final = (
    Person("chuyengia1", "Hà Văn Thắng", organisation="dhbm", shown=("council_chair",)),
    Person("chuyengia2", "Vũ Thị Tuyết Mai", organisation="hoi", shown=("council_vice",)),
    Person("chuyengia3", "Đinh Công Tráng", organisation="dhbm", shown=("council_reviewer",)),
    Person("chuyengia4", "Lưu Thị Hòa", organisation="hoi", shown=("council_reviewer",)),
    Person("chuyengia5", "Nguyễn Hữu Thọ", organisation="dhbm", shown=("council_sci_sec",)),
    Person("chuyengia6", "Tạ Thị Cẩm Vân", organisation="hoi", shown=("council_member",)),
    Person("chuyengia7", "Quách Đình Long", organisation="dhbm", shown=("council_member",)),
    Person("chuyengia8", "Kiều Thị Thu", organisation="hoi", shown=("council_member",)),
    Person("chuyengia9", "Lâm Quốc Việt", organisation="dhbm", shown=("council_member",)),
    Person(
        "chuyengia10", "Triệu Thị Sen", ("expert_group",), organisation="hoi",
        shown=("council_member",),
    ),
)  # fmt: skip
EVERYBODY: Final = OFFICERS + APPLICANTS + EXPERTS

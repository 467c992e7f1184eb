"""An administrator opens an account; its owner comes in with the code on the paper."""

from __future__ import annotations

from eventapp.access import Role
from eventapp.accounts.models import User
from eventapp.agencies.models import Agency
from tests.factories import AgencyFactory, UserFactory


def seed() -> tuple[User, Agency]:
    return UserFactory(role=Role.ADMINISTRATOR), AgencyFactory(name="Xã Hồng Tiến")


def test_from_an_open_account_to_the_first_sign_in(live_server, new_page):
    server = live_server(seed)
    administrator, _ = server.seeded
    desk = new_page(server=server, user=administrator)

    desk.goto("/")
    desk.get_by_role("link", name="Mở tài khoản").click()
    desk.get_by_label("Họ và tên").fill("Hoàng Thị Mới")
    desk.get_by_label("E-mail hoặc tên đăng nhập").fill("moi.hongtien")
    desk.get_by_label("Vai trò", exact=True).select_option("Cán bộ đầu mối")
    desk.get_by_label("Cơ quan, đơn vị").select_option("Xã Hồng Tiến")
    desk.get_by_role("button", name="Mở tài khoản").click()
    code = desk.locator(".code").inner_text()

    phone = new_page(360, server=server)
    phone.goto("/sign-in")
    phone.get_by_role("link", name="Tôi có phiếu mã").click()
    phone.get_by_label("Mã dùng một lần").fill(code)
    phone.get_by_role("button", name="Tiếp tục").click()
    phone.get_by_label("Mật khẩu mới").fill("lúa chín đầy đồng")
    phone.get_by_role("button", name="Lưu và đăng nhập").click()
    phone.get_by_text("Đã đặt mật khẩu.").wait_for()

    phone.goto("/account/devices")
    assert phone.get_by_role("heading", level=1).inner_text().startswith("Anh/chị chỉ đăng nhập")

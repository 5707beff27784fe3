"""Invented articles which behave like those of provincial papers."""

# ruff: noqa: E501 - a paragraph is one line here, as it is in the files of the papers

PARAGRAPHS = (
    "Sáu tháng đầu năm 2022, Liên hiệp các tổ chức hữu nghị tỉnh Lâm Đồng đã chủ động mở rộng quan hệ với bạn bè bốn phương. Nhiều chương trình giao lưu được nối lại sau thời gian dài gián đoạn vì dịch bệnh.",
    "Tháng 3 vừa qua, đoàn nghệ nhân làng gốm đã sang thăm thành phố kết nghĩa và mở một lớp học nhỏ cho thiếu nhi. Lớp học kéo dài mười ngày, lúc nào cũng kín chỗ.",
    "Cùng với đó, các hội thành viên đã vận động được nhiều phần quà cho bà con vùng lũ. Tiền quyên góp được công khai từng khoản trên trang thông tin của đơn vị.",
    "Công tác thông tin đối ngoại có nhiều đổi mới. Mỗi quý, một tập san song ngữ được gửi tới hơn hai trăm địa chỉ ở nước ngoài.",
    "Thời gian tới, Liên hiệp sẽ tiếp tục kết nối các trường học với đối tác quốc tế. Trọng tâm là trao đổi giáo viên và học bổng cho sinh viên nghèo.",
)
SIGNED_CAPTION = "Các đại biểu tham quan gian hàng gốm tại hội chợ mùa xuân"
OTHER_CAPTIONS = (
    "Quang cảnh lớp học làm gốm dành cho thiếu nhi thành phố kết nghĩa",
    "Đồng chí Phạm Thị Nhài trao quà cho bà con xã Suối Mây.",
    "Lãnh đạo Liên hiệp tiếp đoàn giáo viên Nhật Bản",
)
AUTHOR = "Đào Thu Ngân"


def printed_twice() -> str:
    """No title and no blank lines; the second copy has three captions of its own."""
    first = [*PARAGRAPHS[:2], SIGNED_CAPTION, *PARAGRAPHS[2:], AUTHOR]
    second = [
        OTHER_CAPTIONS[0],
        PARAGRAPHS[0],
        OTHER_CAPTIONS[1],
        *PARAGRAPHS[1:3],
        OTHER_CAPTIONS[2],
        *PARAGRAPHS[3:],
    ]
    return "\n".join([*first, *second])


PORTAL_PAGE = """PublishingPortal - Block_TinTuc_ThanhCongCu
PublishingPortal - Block_TinTuc_NoiDung
Thứ tư, 14/09/2022
Trao đổi kinh nghiệm làm du lịch cộng đồng với bạn Lào

Tăng cỡ chữ   Giảm cỡ chữ

- Trong ba ngày, đoàn công tác của tỉnh đã làm việc với bốn bản làng bên kia biên giới để học cách đón khách tại nhà. Chuyến đi mở ra nhiều dự định.

Ông Lò Văn Pánh, Chủ tịch Liên hiệp các tổ chức hữu nghị tỉnh trao tặng sách song ngữ cho
thư viện bản Na Hỷ, huyện Mường Xay

Bốn bản làng đều nằm ven một con suối lớn. Người dân làm nhà sàn từ gỗ tận dụng, mỗi nhà đón được từ sáu tới tám khách, doanh thu được chia theo quy ước của bản.

Cách làm của bạn

Mỗi bản bầu một tổ quản lý gồm năm người. Tổ này nhận khách, phân nhà, thu tiền và trích một phần cho quỹ chung của bản.

Ông Bun Mi, Trưởng bản Na Hỷ giới thiệu với đoàn công tác về ngôi nhà sàn đầu tiên đón khách.

Kết thúc chuyến đi, hai bên thống nhất mỗi năm trao đổi một đoàn. Phía tỉnh sẽ đón mười thanh niên sang học nấu ăn và tiếng Việt./.

Vân Khánh
"""

LINKED_PAGE = """Trang chủ > Tin tức > Đối ngoại

Khai mạc tuần phim hữu nghị tại Cao Bằng

Cập nhật lúc 07:45, ngày 2 tháng 10 năm 2021

Tối 1/10, tuần phim hữu nghị đã khai mạc tại rạp của tỉnh với hơn ba trăm khán giả. Sáu bộ phim sẽ được chiếu miễn phí.

Đạo diễn phim mở màn cho biết ông từng sống ở Cao Bằng hai năm. Ông nói phim được quay trọn vẹn ở đây.

Tin liên quan
Bế mạc trại sáng tác tranh thiếu nhi (12/09/2021)
Hội chợ sách cũ đón hai nghìn lượt khách

Sau buổi chiếu, khán giả trò chuyện với đoàn làm phim đến gần nửa đêm. Nhiều người xin chữ ký.

Tin: Thùy Dương; Ảnh: HOÀNG MINH TÂM

Nguồn: https://vidu.example/tuan-phim

Lượt xem: 1.204
In trang
Chia sẻ Facebook Zalo
Các tin khác
Trồng một nghìn cây hoa ban
Lớp tiếng Lào khai giảng khóa thứ năm
© Bản quyền thuộc về cơ quan chủ quản
"""

WEB_PAGE = """<!DOCTYPE html><html lang="vi"><head><title>Bàn giao cầu dân sinh - Báo Vùng Cao</title>
<meta property="og:title" content="Bàn giao cầu dân sinh ở Nậm Khao - Báo Vùng Cao">
<meta property="og:site_name" content="Báo Vùng Cao">
<meta property="og:url" content="https://baovungcao.example/tin/cau-nam-khao">
<meta property="article:published_time" content="2022-03-05T01:30:00Z">
<meta name="author" content="Lường Thị Ín">
<script>alert("x")</script></head><body onload="steal()">
<nav><a href="/">Trang chủ</a></nav>
<article><h1>Bàn giao cầu dân sinh ở Nậm Khao</h1>
<p class="sapo"><strong>Cây cầu dài bốn mươi mét đã được bàn giao sáng nay, giúp ba bản không còn bị cô lập trong mùa mưa.</strong></p>
<figure><img src="/anh/cau.jpg" alt="Cây cầu" onerror="steal()"><figcaption>Bà con đi thử cầu mới. Ảnh: Hà Vy</figcaption></figure>
<p>Công trình do <a href="https://quy.example/du-an" onclick="x()">một quỹ bạn bè</a> tài trợ <b>toàn bộ</b>, xem <a href="javascript:steal()">chi tiết</a> &amp; ảnh.<script>steal()</script></p>
<h2>Ba bản thoát cảnh lội suối</h2>
<p>Trước đây, học sinh phải nghỉ học mỗi khi nước lên. Nay các em đi học đều.</p>
<table><tr><th>Bản</th><th>Số hộ</th></tr><tr><td>Nậm Khao</td><td>42</td></tr><tr><td>Nậm Mu</td><td>31</td></tr></table>
<ul><li>Dài <b>40 m</b></li><li>Rộng 2,5 m</li></ul>
<blockquote>Từ nay mẹ tôi đi chợ không phải chờ nước rút. <cite>Chị Mào, bản Nậm Mu</cite></blockquote>
<iframe src="https://www.youtube.com/embed/abcDEF12345?rel=0"></iframe>
<iframe src="https://evil.example/frame"></iframe>
<div class="related-news"><h3>Tin liên quan</h3><ul><li><a href="/a">Một tin khác</a></li></ul></div>
<p>Lễ bàn giao kết thúc trong tiếng khèn của các nghệ nhân. Mọi người cùng nhau ăn bữa cơm đầu tiên bên cầu.</p>
</article><footer>Bản quyền</footer></body></html>"""

"""Words of the sheet `Nhật ký`."""

from __future__ import annotations

STATUS_CHANGED = "Đổi trạng thái"
SOURCE_REFRESH = "Làm mới"

"""Questions of one training (câu hỏi riêng): what an organiser wants to know besides the list."""

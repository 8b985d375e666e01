package com.mdmc.crm.platform.edge;

import com.mdmc.crm.platform.http.ProblemWriter;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** The container's error dispatch, as a problem; for what failed outside every controller. */
@Controller
@Hidden
class ErrorDispatchApi implements ErrorController {
    private static final int INTERNAL_ERROR = 500;

    private final ProblemWriter problems;

    ErrorDispatchApi(ProblemWriter problems) {
        this.problems = problems;
    }

    @RequestMapping("/error")
    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        problems.write(status instanceof Integer known ? known : INTERNAL_ERROR, request, response);
    }
}
